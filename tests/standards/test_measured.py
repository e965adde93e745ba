"""The measured errors that ship: sound figures, for every rule that a machine looks for, and a page that says the same."""

from __future__ import annotations

from dataclasses import fields

from training.measured_page import page

from detente.standards import shipped_edition
from detente.standards.detectors import detectors_hash
from detente.standards.measured import EVERY_RULE, Measured, errors_of, measurement

SHARES = ("precision", "recall", "f1", "auc", "calibration", "hold_precision", "hold_recall", "f1_low", "auc_high")


def test_every_figure_is_possible() -> None:
    known = {*shipped_edition().rules, EVERY_RULE}
    for one in measurement().found:
        assert one.rule in known
        assert 0 <= one.positives <= one.rows and one.rows > 0
        assert one.innocents == one.rows - one.positives
        assert all(value is None or 0 <= value <= 1 for value in (getattr(one, name) for name in SHARES)), one
        assert all(value is None or 0 <= value <= 1_000 for value in (one.held_per_1000, one.refused_per_1000))
        assert one.precision is None or one.positives
        if one.f1 is not None and one.f1_low is not None and one.f1_high is not None:
            assert one.f1_low <= one.f1 <= one.f1_high
    assert len({(one.rule, one.language, one.data) for one in measurement().found}) == len(measurement().found)


def test_every_rule_that_judges_a_text_alone_was_measured_on_innocent_ones() -> None:
    alone = [rule.id for rule in shipped_edition().rules.values() if rule.enabled and rule.has_detector]
    for rule_id in {*alone} - {"off-topic", "publisher", "flooding", "flash-mob", "site-language"}:
        rates = [one.held_per_1000 for one in errors_of(rule_id) if one.data == "own: ordinary comments"]
        assert len(rates) == 1 and rates[0] is not None, rule_id
    assert errors_of(EVERY_RULE)
    assert errors_of("law") == ()


def test_english_and_large_sets_come_first() -> None:
    found = errors_of("hatred")
    assert [one.language for one in found] == sorted((one.language for one in found), key=lambda code: (code != "en", code))
    english = [one.rows for one in found if one.language == "en"]
    assert english == sorted(english, reverse=True)


def test_a_row_survives_json_and_leaves_out_what_is_not_known() -> None:
    one = Measured("hatred", "en", "a set", 10, 4, recall=0.5)
    assert one.as_dict() == {"rule": "hatred", "language": "en", "data": "a set", "rows": 10, "positives": 4, "recall": 0.5}
    for known in measurement().found:
        assert Measured(**{"language": "", **known.as_dict()}) == known
    assert {field.name for field in fields(Measured)} >= set(measurement().found[0].as_dict())


def test_the_page_says_what_the_file_says() -> None:
    with open("docs/reference/measured.md", encoding="utf-8") as shown:
        assert shown.read() == page(measurement())


def test_what_was_measured_changes_no_detector() -> None:
    """The hash names what judges; measuring again must not look like judging differently."""
    from detente.standards import detectors

    judging = [name for name, _ in detectors._judging_files(detectors.files("detente.standards"), "")]
    assert "judging.py" in judging
    assert not {"measured.json", "measured.py", "measuring.py", "thresholds.py"} & set(judging)
    assert detectors_hash().startswith("sha256:")
