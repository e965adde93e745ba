"""Edition files: what ships is sound, its examples run, and what is broken is named."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from detente.standards import EditionError, load_edition, shipped_edition
from detente.standards.edition import RULE_IDS, SHIPPED, parse_edition
from detente.standards.examples import thread_of, try_examples

CONTENT = {
    name: files("detente.standards.editions").joinpath(f"{name}.toml").read_bytes() for name in SHIPPED
}
CASES = [
    (name, rule.id) for name in SHIPPED for rule in shipped_edition(name).rules.values() if rule.has_detector
]


@pytest.mark.parametrize(("name", "rule_id"), CASES)
def test_the_examples_of_a_rule_hold(name: str, rule_id: str) -> None:
    tried = list(try_examples(shipped_edition(name), [rule_id]))
    assert [one.why for one in tried if not one.is_right] == []
    assert len(tried) >= 40


@pytest.mark.parametrize("name", SHIPPED)
def test_all_22_rules_are_there_in_order_with_examples_where_a_machine_looks(name: str) -> None:
    edition = shipped_edition(name)
    assert edition.name == name
    assert edition.hash.startswith("sha256:")
    assert tuple(edition.rules) == RULE_IDS
    assert [rule.number for rule in edition.rules.values()] == list(range(1, 23))
    for rule in edition.rules.values():
        if rule.has_detector:
            assert len(rule.matches) >= 20, rule.id
            assert len(rule.passes) >= 20, rule.id
            assert set(rule.thresholds) & {"mark", "hold", "refuse"}, rule.id
        else:
            assert rule.ceiling == "none", rule.id


def test_the_two_editions_publish_the_same_sentences_and_examples() -> None:
    recommended, published = (shipped_edition(name) for name in SHIPPED)
    for one, other in zip(recommended.rules.values(), published.rules.values(), strict=True):
        assert (one.id, one.title, one.text, one.force) == (other.id, other.title, other.text, other.force)
        assert (one.matches, one.passes) == (other.matches, other.passes)


def test_recommended_never_refuses_by_machine_where_judgement_is_needed() -> None:
    edition = shipped_edition("recommended")
    for rule_id in (
        "off-topic",
        "trolling",
        "violence",
        "site-language",
        "language-norms",
        "suicide",
        "minors",
        "extremism",
    ):
        assert edition.rules[rule_id].ceiling != "refuse", rule_id
    assert not edition.rules["publisher"].enabled


def test_a_copy_with_one_line_changed_is_another_edition(tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_bytes(CONTENT["recommended"].replace(b"members = 4", b"members = 40"))
    edition = load_edition(copy)
    assert edition.hash != shipped_edition().hash
    assert edition.rules["flash-mob"].thresholds["members"] == 40


def line_with(text: bytes, part: bytes) -> int:
    return text[: text.index(part)].count(b"\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "code", "key", "at"),
    [
        (b"[rules.law]\n", b"[rules.law\n", "edition-not-toml", "", b"[rules.law\n"),
        (
            b'[rules.drugs]\ntitle = "Drugs"',
            b"[rules.drugs]\ntitle = 7",
            "edition-wrong-type",
            "rules.drugs.title",
            b"title = 7",
        ),
        (
            b'[rules.drugs]\ntitle = "Drugs"',
            b'[rules.drugs]\ntitle = ""',
            "edition-key-missing",
            "rules.drugs.title",
            b'title = ""',
        ),
        (
            b"[rules.drugs]\n",
            b'[rules.drugs]\ncolour = "red"\n',
            "unknown-key",
            "rules.drugs.colour",
            b"colour",
        ),
        (b"[rules.drugs]", b"[rules.drinks]", "unknown-rule", "rules.drinks", b"[rules.drinks]"),
        (
            b"members = 4",
            b'members = "four"',
            "edition-wrong-type",
            "rules.flash-mob.thresholds.members",
            b'members = "four"',
        ),
        (
            b"hold = 0.8\n",
            b"hold = 1.8\n",
            "edition-wrong-value",
            "rules.privacy.thresholds.hold",
            b"hold = 1.8",
        ),
        (
            b'ceiling = "hold"',
            b'ceiling = "behead"',
            "edition-wrong-value",
            "rules.hatred.ceiling",
            b'ceiling = "behead"',
        ),
        (
            b'force = "may"',
            b'force = "might"',
            "edition-wrong-value",
            "rules.off-topic.force",
            b'force = "might"',
        ),
        (
            b"hold_unmeasured = false",
            b"hold_unmeasurd = true",
            "unknown-key",
            "hold_unmeasurd",
            b"hold_unmeasurd",
        ),
        (
            b"hold_unmeasured = false",
            b'hold_unmeasured = "no"',
            "edition-wrong-type",
            "hold_unmeasured",
            b'hold_unmeasured = "no"',
        ),
        (b"[rules.law]", b"[rule.law]", "unknown-key", "rule", b"[rule.law]"),
        (b"[rules.respect]\n", b"", "edition-not-toml", "", b'title = "Respect for people"'),
    ],
)
def test_a_broken_file_is_refused_with_line_key_and_remedy(
    old: bytes, new: bytes, code: str, key: str, at: bytes
) -> None:
    broken = CONTENT["recommended"].replace(old, new, 1)
    assert broken != CONTENT["recommended"]
    with pytest.raises(EditionError) as refusal:
        parse_edition(broken, source="copy.toml")
    assert (refusal.value.code, refusal.value.key) == (code, key)
    assert refusal.value.line == line_with(broken, at)
    assert refusal.value.remedy
    assert f"line {refusal.value.line}" in str(refusal.value)


def test_a_slip_of_the_pen_is_told_what_was_meant() -> None:
    for old, new, meant in (
        (b'force = "must"', b'forc = "must"', "force"),
        (b"hold_unmeasured =", b"hold_unmesured =", "hold_unmeasured"),
        (b"[rules.hatred]", b"[rules.hated]", "hatred"),
    ):
        with pytest.raises(EditionError) as refusal:
            parse_edition(CONTENT["recommended"].replace(old, new, 1))
        assert refusal.value.remedy.startswith(f"Did you mean {meant}?")


def test_a_missing_rule_a_missing_name_other_bytes_and_a_missing_file_are_named(tmp_path: Path) -> None:
    for content, code in [
        (b'name = "x"\ntitle = "x"\n[rules.law]\n', "rule-missing"),
        (CONTENT["recommended"].replace(b'name = "recommended"', b"", 1), "edition-key-missing"),
        (b'name = "x"\n# \xff\n', "edition-not-utf8"),
        (b'name = "x"\n', "edition-key-missing"),
    ]:
        with pytest.raises(EditionError) as refusal:
            parse_edition(content)
        assert refusal.value.code == code
    with pytest.raises(EditionError) as refusal:
        load_edition(tmp_path / "none.toml")
    assert refusal.value.code == "edition-unreadable"
    with pytest.raises(EditionError) as refusal:
        shipped_edition("secret")
    assert refusal.value.code == "unknown-edition"


def test_thread_notation() -> None:
    lines = thread_of("\na,b 10:00 | Hello | there\nc 10:05 | Yes\n")
    assert [(author, time.minute, text) for author, time, text in lines] == [
        ("a", 0, "Hello | there"),
        ("b", 0, "Hello | there"),
        ("c", 5, "Yes"),
    ]
    assert thread_of("A plain text | with a bar") == []
    assert thread_of("article | A title. A text.\na,b 10:00 | Hello | there\nc 10:05 | Yes") == lines
