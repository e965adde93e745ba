"""The numbers that an edition may give: their names, their ranges, their order, and the page that lists them."""

from __future__ import annotations

import inspect
import re
import sys
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest

from detente.standards import EditionError, load_edition, shipped_edition
from detente.standards.edition import RULE_IDS, parse_edition
from detente.standards.examples import finds
from detente.standards.judging import DETECTORS, DETECTORS_OF_HISTORY
from detente.standards.rule_numbers import ACTIONS, OWN

CONTENT = files("detente.standards.editions").joinpath("recommended.toml").read_text(encoding="utf-8")
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "editions.md"


def refused(content: str | bytes) -> EditionError:
    with pytest.raises(EditionError) as refusal:
        parse_edition(content.encode() if isinstance(content, str) else content, source="copy.toml")
    assert refusal.value.remedy
    return refusal.value


def changed(rule: str, *lines: str) -> str:
    """The recommended edition with these lines in place of the rule's thresholds."""
    head = f"[rules.{rule}.thresholds]\n"
    before, found, after = CONTENT.partition(head)
    rest = after[after.find("\n[") :] if "\n[" in after else ""
    if not found:
        before, found, after = CONTENT.partition(f"[rules.{rule}]\n")
        end = after.index("\n[")
        before, rest = before + found + after[:end] + "\n", after[end:]
    return f"{before}{head}" + "".join(f"{line}\n" for line in lines) + rest


@pytest.mark.parametrize("number", ["0", "0.5", "1.9"])
@pytest.mark.parametrize(("key", "lowest"), [("unbroken_words = 80", 2), ("members = 4", 3)])
def test_a_count_that_every_comment_would_reach_is_refused(key: str, lowest: int, number: str) -> None:
    assert CONTENT.count(f"\n{key}\n") == 1
    name = key.partition(" ")[0]
    refusal = refused(CONTENT.replace(f"\n{key}\n", f"\n{name} = {number}\n"))
    assert refusal.code == "edition-wrong-value"
    assert f"{lowest} or more" in str(refusal)


@pytest.mark.parametrize(
    ("rule", "line", "code", "said"),
    [
        ("hatred", "hodl = 0.9", "unknown-key", "Did you mean hold?"),
        ("flash-mob", "member = 3", "unknown-key", "Did you mean members?"),
        ("flash-mob", "copies = 3", "unknown-key", "Choose one of: mark, hold, refuse, members,"),
        ("hatred", "alone = 0.9", "unknown-key", "no detector of this rule asks for it"),
        ("flash-mob", "members = 2", "edition-wrong-value", "3 or more"),
        ("flash-mob", "members = 3.5", "edition-wrong-value", "no whole number"),
        ("flash-mob", "members = nan", "edition-wrong-value", "nan is out of range. Write a whole number"),
        ("flash-mob", "members = inf", "edition-wrong-value", "inf is out of range"),
        ("flash-mob", "members = 1000000000", "edition-wrong-value", "out of range"),
        ("flash-mob", "members = 0x" + "F" * 5000, "edition-wrong-value", "That number is out of range"),
        ("flash-mob", "alike = 2", "edition-wrong-value", "goes from 0 to 1"),
        ("flash-mob", "alike = 0", "edition-wrong-value", "goes from 0 to 1"),
        ("flash-mob", "window_minutes = 0", "edition-wrong-value", "minutes above 0"),
        ("insult", "word = 1.5", "edition-wrong-value", "goes from 0 to 1"),
        ("suicide", "despair = nan", "edition-wrong-value", "goes from 0 to 1"),
        ("hatred", "mark = true", "edition-wrong-type", "Write a number"),
        ("hatred", "hold = nan", "edition-wrong-value", "goes from 0 to 1"),
        ("law", "mark = 0.5", "edition-wrong-value", "no machine looks for this rule"),
        ("respect", "colour = 1", "edition-wrong-value", "Delete the table"),
    ],
)
def test_a_threshold_that_would_not_do_what_it_says_is_refused(rule: str, line: str, code: str, said: str) -> None:
    content = changed(rule, line)
    refusal = refused(content)
    name = line.partition(" ")[0]
    assert (refusal.code, refusal.key) == (code, f"rules.{rule}.thresholds.{name}")
    assert content.splitlines()[refusal.line - 1] == line
    assert said in str(refusal)
    assert len(str(refusal)) < 400


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (("mark = 0.6", "hold = 0.1"), "hold"),
        (("refuse = 0.5", "hold = 0.9", "mark = 0.4"), "refuse"),
        (("refuse = 0.5", "mark = 0.6"), "refuse"),
    ],
)
def test_a_heavier_action_never_asks_for_less(lines: tuple[str, ...], key: str) -> None:
    refusal = refused(changed("hatred", *lines))
    assert (refusal.code, refusal.key) == ("edition-wrong-value", f"rules.hatred.thresholds.{key}")
    assert "is below" in str(refusal)


@pytest.mark.parametrize("lines", [("mark = 0.6", "hold = 0.6", "refuse = 1"), ("refuse = 0.2",), ()])
def test_equal_thresholds_and_missing_ones_are_taken(lines: tuple[str, ...]) -> None:
    assert parse_edition(changed("hatred", *lines).encode()).rules["hatred"].thresholds.keys() == {
        line.partition(" ")[0] for line in lines
    }


def test_where_people_only_look_a_machine_does_nothing() -> None:
    ceiling = refused(CONTENT.replace('ceiling = "none"', 'ceiling = "refuse"', 1))
    assert (ceiling.code, ceiling.key) == ("edition-wrong-value", "rules.law.ceiling")
    begin = CONTENT.index('detector = "', CONTENT.index("[rules.drugs]"))
    end = CONTENT.index("\n", begin)
    told = refused(CONTENT[:begin] + 'detector = "people only"' + CONTENT[end:])
    assert (told.code, told.key) == ("edition-wrong-value", "rules.drugs.thresholds.mark")


@pytest.mark.parametrize(
    "table", ["thresholds = {hodl = 0.9}", "thresholds.hodl = 0.9", "[rules.hatred.thresholds]  # ours\nhodl = 0.9"]
)
def test_a_line_is_named_however_the_table_is_written(table: str) -> None:
    begin = CONTENT.index("[rules.hatred.thresholds]")
    end = CONTENT.index("\n[", begin)
    content = CONTENT[:begin] + CONTENT[end:]
    place = content.index("\n", content.index("[rules.hatred]")) + 1
    if table.startswith("["):
        place = content.index("\n[", place) + 1
    refusal = refused(content[:place] + table + "\n" + content[place:])
    assert "Did you mean hold?" in str(refusal)
    assert refusal.line == content[:place].count("\n") + 1 + table.count("\n")


def test_what_python_cannot_read_is_refused_by_name(tmp_path: Path) -> None:
    for content in ("members = " + "9" * 5_000, "a = " + "[" * 100_000):
        refusal = refused(content)
        assert refusal.code == "edition-not-toml"
        assert "copy.toml" in str(refusal)
    with pytest.raises(EditionError) as nul:
        load_edition(f"{tmp_path}/a\0b.toml")
    assert nul.value.code == "edition-unreadable"
    assert "\0" not in str(nul.value)


def test_the_mark_that_windows_writes_before_a_file_is_no_statement() -> None:
    marked = b"\xef\xbb\xbf" + CONTENT.encode()
    edition = parse_edition(marked)
    assert edition.rules == shipped_edition().rules
    assert edition.hash != shipped_edition().hash, "the hash is of the file's bytes"
    assert refused(b"\xef\xbb\xbf\n\n# \xff").line == 3


def test_a_refusal_cannot_steer_a_terminal() -> None:
    refusal = refused(CONTENT.replace("hold_unmeasured = false", '"\\u001b[2Jhold" = false'))
    assert "\x1b" not in str(refusal) and "\\x1b[2J" in str(refusal)


class Recording(dict[str, float]):
    """Thresholds that remember for which names they were asked."""

    def __init__(self, given: Any, asked: set[str]) -> None:
        super().__init__(given)
        self.asked = asked

    def get(self, name: str, default: Any = None) -> Any:  # type: ignore[override]
        self.asked.add(name)
        return super().get(name, default)


@pytest.mark.parametrize("rule_id", OWN)
def test_a_detector_asks_for_nothing_that_the_list_lacks(rule_id: str) -> None:
    edition = shipped_edition()
    asked: set[str] = set()
    rule = edition.rules[rule_id]
    recorded = replace(rule, thresholds=Recording(rule.thresholds, asked))
    edition = replace(edition, rules=MappingProxyType({**edition.rules, rule_id: recorded}))
    for example in (*rule.matches[:3], *rule.passes[:2]):
        finds(example, rule_id, edition)
    assert asked - {*ACTIONS} <= {*OWN[rule_id]}
    assert asked, "otherwise this says nothing"


@cache
def asked_in(module: ModuleType) -> frozenset[str]:
    """The names that a module, or a module of the rules that it uses, asks an edition for."""
    source = inspect.getsource(module)
    named = set(re.findall(r"threshold\(\s*\"(\w+)\"", source)) - {*ACTIONS}
    for other in re.findall(r"^from (detente\.standards\.rules\.\w+) import", source, re.MULTILINE):
        named |= asked_in(sys.modules[other])
    return frozenset(named)


def test_the_list_names_nothing_that_no_detector_asks_for() -> None:
    modules = {rule: inspect.getmodule(detect) for rule, detect in (*DETECTORS, *DETECTORS_OF_HISTORY)}
    assert modules.keys() == OWN.keys()
    assert set(RULE_IDS) - OWN.keys() == {"law", "respect"}
    for rule, module in modules.items():
        assert module is not None
        assert {*OWN[rule]} <= asked_in(module), rule
    everything = {name for module in modules.values() if module for name in asked_in(module)}
    assert everything == {name for names in OWN.values() for name in names}


def test_the_page_lists_each_threshold_of_each_rule_once() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## What the detectors ask for")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+) \| `(\w+)` \| \S.*\|$", section, re.MULTILINE)
    listed = [(rule, name) for rules, name in rows for rule in re.findall(r"`([\w-]+)`", rules)]
    assert len(listed) == len(set(listed))
    assert set(listed) == {(rule, name) for rule, names in OWN.items() for name in names}
