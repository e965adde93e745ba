"""A rule in shadow mode: what it finds is recorded, and nothing follows from it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from detente.standards import Circumstances, Edition, EditionError, Verdict, judge, normalise, shipped_edition
from detente.standards.edition import parse_edition
from detente.standards.stream import EditionChoice, judge_stream

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
CONTENT = files("detente.standards.editions").joinpath("recommended.toml").read_text(encoding="utf-8")


def in_shadow(*rules: str, value: str = "true") -> str:
    content = CONTENT
    for rule in rules:
        content = content.replace(f"[rules.{rule}]\n", f"[rules.{rule}]\nshadow = {value}\n", 1)
    return content


def edition(*rules: str) -> Edition:
    return parse_edition(in_shadow(*rules).encode())


def test_a_shadowed_finding_is_recorded_with_its_action_and_decides_nothing() -> None:
    raw = "Fuck you, and everybody at the harbour."
    assert judge(normalise(raw), PLAIN, shipped_edition()).action == "refuse"
    verdict = judge(normalise(raw), PLAIN, edition("profanity", "insult"))
    assert verdict.action == "publish"
    assert {finding.rule for finding in verdict.findings} <= {"hatred"}
    assert ("profanity", "refuse") in [(finding.rule, finding.action) for finding in verdict.shadow]
    assert verdict.scores["profanity"] > 0.9
    assert Verdict.from_dict(json.loads(json.dumps(verdict.as_dict()))) == verdict


def test_other_rules_still_act_and_a_verdict_without_shadow_says_nothing_of_it() -> None:
    verdict = judge(normalise("FUCK YOU AND EVERYBODY AT THE HARBOUR"), PLAIN, edition("profanity", "insult"))
    assert verdict.action == "hold"
    assert [finding.rule for finding in verdict.findings] == ["language-norms"]
    assert "shadow" not in judge(normalise("The ferry was late."), PLAIN, edition("profanity")).as_dict()


def test_despair_is_never_in_the_shadow() -> None:
    verdict = judge(normalise("I want to die."), PLAIN, edition("suicide"))
    assert (verdict.action, verdict.needs_help, verdict.shadow) == ("hold", True, ())
    assert judge(normalise("Go and kill yourself."), PLAIN, edition("suicide")).shadow[0].kind == "incitement"


def test_the_stream_prints_what_was_found_in_the_shadow(tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_text(in_shadow("profanity", "insult"), encoding="utf-8")
    lines = [json.dumps({"id": 1, "text": "You are a fucking idiot!"}).encode()]
    ((line, _),) = judge_stream(lines, EditionChoice.named(str(copy)))
    record = json.loads(line)
    found = {finding["rule"]: finding["action"] for finding in record["shadow"]}
    assert (record["action"], found["profanity"]) == ("publish", "refuse")
    assert "insult" in found


def test_shadow_has_to_be_true_or_false() -> None:
    with pytest.raises(EditionError) as refusal:
        parse_edition(in_shadow("profanity", value='"yes"').encode())
    assert (refusal.value.code, refusal.value.key) == ("edition-wrong-type", "rules.profanity.shadow")
