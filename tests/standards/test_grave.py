"""Violence, drugs, minors, extremism and suicide: signs that speak together, reported speech, what a machine may do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detente.standards import Circumstances, judge, normalise, shipped_edition
from detente.standards.lexicon.phrases import said
from detente.standards.rules import drugs, extremism, grave, minors, suicide, violence

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
GRAVE = {"minors": minors, "extremism": extremism, "violence": violence, "drugs": drugs}


def strength_of(raw: str, rule: str) -> float:
    return grave.strength(grave.heard(normalise(raw), rule))


@pytest.mark.parametrize(
    ("rule", "alone", "together"),
    [
        ("drugs", "The police found cocaine.", "Cocaine, best prices, DM me."),
        ("violence", "His skull cracked on the kerb.", "His skull cracked, I laughed so hard."),
        ("minors", "It stays our secret.", "How old are you? It stays our secret."),
        ("extremism", "The gunman fled.", "The gunman is a hero."),
    ],
)
def test_one_kind_of_sign_says_nothing_and_two_speak(rule: str, alone: str, together: str) -> None:
    assert strength_of(alone, rule) == 0
    assert strength_of(together, rule) >= 0.6


@pytest.mark.parametrize(
    ("rule", "said", "reported"),
    [
        ("extremism", "Burn down the mosque!", "A man who shouted: burn down the mosque!"),
        ("extremism", "Race war now", 'They sprayed "race war now" on the wall'),
        ("extremism", "Kill all politicians.", "Nobody should say kill all politicians."),
        ("minors", "Lock them in the cellar.", "Never lock them in the cellar."),
        ("violence", "I enjoy hurting people.", "In the novel the killer says I enjoy hurting people."),
    ],
)
def test_what_is_reported_quoted_or_denied_is_no_evidence(rule: str, said: str, reported: str) -> None:
    assert strength_of(said, rule) >= 0.6
    assert strength_of(reported, rule) == 0


def test_the_evidence_is_exact() -> None:
    raw = "Well… Cöcaine? No: cocaine and MDMA, dm me!"
    found = grave.heard(normalise(raw), "drugs")
    assert {raw[slice(*one.span)] for one in found} >= {"cocaine", "MDMA", "dm me"}


@pytest.mark.parametrize("edition", ["recommended", "as-published"])
@pytest.mark.parametrize("rule", sorted(GRAVE))
def test_no_machine_refuses_on_grave_grounds(rule: str, edition: str) -> None:
    ours = shipped_edition(edition).rules[rule]
    assert ours.ceiling == "hold"
    for raw in ours.matches:
        found = [
            one for one in judge(normalise(raw), PLAIN, shipped_edition(edition)).findings if one.rule == rule
        ]
        assert found
        assert all(one.action != "refuse" and one.spans for one in found)


def learned(monkeypatch: pytest.MonkeyPatch, name: str, score: float) -> None:
    scores = {name: score}
    monkeypatch.setattr(grave, "attributes", lambda text: scores)
    monkeypatch.setattr(suicide, "attributes", lambda text: scores)


@pytest.mark.parametrize("rule", sorted(GRAVE))
def test_a_learned_score_alone_marks_at_most(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    ours = shipped_edition().rules[rule]
    seen = {}
    for score in (0.5, 0.8, 0.999):
        learned(monkeypatch, rule, score)
        (signal,) = GRAVE[rule].detect(normalise("The horse lay in the ditch until noon."), PLAIN, ours) or ()
        seen[score] = signal.score >= ours.thresholds["mark"]
        assert signal.score < ours.thresholds["hold"]
        assert bool(signal.spans) == seen[score]
    assert seen == {0.5: False, 0.8: False, 0.999: "alone" in ours.thresholds}


def test_a_learned_score_counts_in_full_beside_a_sign_and_adds_to_signs_that_speak(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rule = shipped_edition().rules["drugs"]
    learned(monkeypatch, "drugs", 0.8)
    (sign,) = drugs.detect(normalise("All my friends take ketamine."), PLAIN, rule) or ()
    assert rule.thresholds["mark"] <= sign.score < rule.thresholds["hold"]
    learned(monkeypatch, "drugs", 0.1)
    (before,) = drugs.detect(normalise("Everyone should try ketamine."), PLAIN, rule) or ()
    learned(monkeypatch, "drugs", 0.8)
    (after,) = drugs.detect(normalise("Everyone should try ketamine."), PLAIN, rule) or ()
    assert before.score < rule.thresholds["hold"] <= after.score


@pytest.mark.parametrize(("score", "holds"), [(0.94, False), (0.96, True)])
def test_a_sure_learned_score_and_a_word_of_the_subject_hold_together(
    monkeypatch: pytest.MonkeyPatch, score: float, holds: bool
) -> None:
    learned(monkeypatch, "drugs", score)
    rule = shipped_edition().rules["drugs"]
    (named,) = drugs.detect(normalise("All my friends take ketamine."), PLAIN, rule) or ()
    (unnamed,) = drugs.detect(normalise("All my friends take the bus."), PLAIN, rule) or ()
    assert (named.score >= rule.thresholds["hold"]) == holds
    assert unnamed.score < rule.thresholds["hold"]


def test_a_learned_score_alone_never_holds_for_violence_under_any_edition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learned(monkeypatch, "violence", 0.999)
    rule = shipped_edition("as-published").rules["violence"]
    (signal,) = (
        violence.detect(normalise("They showed his blood everywhere, more please."), PLAIN, rule) or ()
    )
    (alone,) = violence.detect(normalise("Corpses in the river."), PLAIN, rule) or ()
    assert signal.score >= rule.thresholds["hold"] > alone.score


def test_without_a_measured_language_and_without_phrases_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grave, "attributes", lambda text: None)
    assert drugs.detect(normalise("Ich mag Kaffee."), PLAIN, shipped_edition().rules["drugs"]) is None


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("I sit by the water and have made up my mind to leave.", "despair"),
        ("You know where the water is.", "incitement"),
        ("I know what you are thinking of.", ""),
    ],
)
def test_whom_a_text_speaks_of_decides_what_a_learned_score_for_self_harm_means(
    monkeypatch: pytest.MonkeyPatch, raw: str, kind: str
) -> None:
    learned(monkeypatch, "self-harm", 0.95)
    rule = shipped_edition().rules["suicide"]
    (signal,) = suicide.detect(normalise(raw), PLAIN, rule)
    assert signal.kind == kind
    assert (signal.score >= rule.thresholds["hold"]) == bool(kind)
    learned(monkeypatch, "self-harm", 0.85)
    assert [one.kind for one in suicide.detect(normalise(raw), PLAIN, rule)] == ["despair"] * (
        kind == "despair"
    )


def test_a_faint_learned_score_of_despair_needs_a_word_of_death_parting_or_weariness(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = shipped_edition().rules["suicide"]
    learned(monkeypatch, "self-harm", 0.85)
    assert suicide.detect(normalise("I'd watch that. I would knit for it."), PLAIN, rule) == ()
    assert [one.kind for one in suicide.detect(normalise("I am empty."), PLAIN, rule)] == ["despair"]
    learned(monkeypatch, "self-harm", 0.95)
    assert [one.kind for one in suicide.detect(normalise("I turned the wheel into the tree."), PLAIN, rule)] == ["despair"]


@pytest.mark.parametrize(
    "raw",
    ["I don't want to live in Oldmere any more.", "I wish I were dead tired.", "I want to die laughing."],
)
def test_a_place_and_a_figure_of_speech_are_no_despair(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    learned(monkeypatch, "self-harm", 0.95)
    assert [
        one for one in suicide.detect(normalise(raw), PLAIN, shipped_edition().rules["suicide"]) if one.kind
    ] == []


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("You know that we must kill the infidels.", "extremism"),
        ("Never mind the police, kill all cops.", "extremism"),
        ("The police never stop, so kill all cops.", "extremism"),
        ("I say kill the unbelievers.", "extremism"),
        ("Shout it with me: kill all cops!", "extremism"),
        ("Why don't we kill the infidels?", "extremism"),
        ("I swear that I will kill you", "insult"),
        ("No. Kill yourself.", "suicide"),
        ("Nobody loves you, kill yourself.", "suicide"),
        ("kill-yourself", "suicide"),
        ("kill,yourself", "suicide"),
        ("I want to die.Nobody would care", "suicide"),
        ("I want to die. When will anyone listen?", "suicide"),
        ("Check out my suicide note", "suicide"),
    ],
)
def test_a_common_word_nearby_or_in_another_sentence_disarms_nothing(raw: str, rule: str) -> None:
    found = [one for one in judge(normalise(raw), PLAIN, shipped_edition()).findings if one.rule == rule]
    assert found and found[0].score >= 0.85


@pytest.mark.parametrize(
    "raw",
    [
        "He was jailed for shouting 'kill the infidels'",
        "He was jailed for shouting kill the infidels.",
        "Nobody should say kill all cops.",
        "No one should ever say burn down the mosque.",
        "Nobody wants to burn down the mosque.",
        "I never said kill yourself.",
        "She told me to drink bleach.",
        "You wrote that I will kill you, and I kept the letter.",
        "I don't think that we should kill the infidels.",
        "They shouted sieg heil, white power and death to the infidels.",
        "The claim that the holocaust never happened is refuted.",
        "The men were shouting sieg heil.",
        "It is wrong to kill all politicians.",
    ],
)
def test_reports_denials_and_condemnations_stay_free(raw: str) -> None:
    rules = {
        one.rule for one in judge(normalise(raw), PLAIN, shipped_edition()).findings if one.score >= 0.85
    }
    assert rules.isdisjoint({"extremism", "suicide", "insult"})


def test_phrases_of_different_rules_do_not_swallow_each_other() -> None:
    text = normalise("Check out my suicide note.")
    assert [one.phrase.words for one in said(text, "promotion")] == ["check out my"]
    assert [one.phrase.words for one in said(text, "suicide")] == ["my suicide note"]


@pytest.mark.parametrize(
    ("raw", "helped"),
    [
        ("Ich will nicht mehr leben.", True),
        ("Ich möchte sterben", True),
        ("Ich will sterben vor Lachen.", False),
        ("Ich will nicht mehr leben in dieser Stadt.", False),
        ("Je ne veux plus vivre", True),
        ("Je veux mourir de rire.", False),
        ("Ya no quiero vivir.", True),
        ("Ya no quiero vivir en la capital.", False),
        ("Não quero mais viver", True),
        ("Non voglio più vivere.", True),
        ("Я больше не хочу жить.", True),
        ("Я больше не хочу жить в этом городе.", False),
        ("Nie chcę już żyć", True),
        ("Artık yaşamak istemiyorum.", True),
        ("لا أريد أن أعيش", True),
    ],
)
def test_despair_is_heard_in_other_languages_than_the_sites(raw: str, helped: bool) -> None:
    verdict = judge(normalise(raw), Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC)), shipped_edition())
    assert verdict.needs_help is helped
    assert verdict.action != "refuse"
