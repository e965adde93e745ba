"""Plain contempt for a people: the patterns that need no learned score, and what only looks like them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.standards import Circumstances, judge, normalise, shipped_edition
from detente.standards.lexicon.contempt import HARM, contempt_in

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MEANT = {
    "Kill all the Jews": "Kill all the Jews",
    "Somebody fetch petrol, we should burn these Roma.": "burn these Roma",
    "it's time to gas the refugees": "gas the refugees",
    "Death to all Christians!": "Death to all Christians",
    "Wipe out the Kurds.": "Wipe out the Kurds",
    "we will kill all Muslims": "kill all Muslims",
    "I am telling you, we must burn the Jews": "burn the Jews",
    "Refugees should rot in hell": "Refugees should rot",
    "Gays should be beaten up on sight": "Gays should be beaten",
    "Immigrants should die slowly": "Immigrants should die",
    "You know that all immigrants should be gassed, right.": "all immigrants should be gassed",
    "Disabled people should really never have been let out, they deserve it. Gay men deserve to die.": "Gay men deserve to die",
    "I hope the migrants drown on the way": "the migrants drown",
    "Trans women are not human.": "Trans women are not human",
    "Poles dont deserve to live": "Poles dont deserve to live",
    "Muslims have no right to exist.": "Muslims have no right to exist",
    "The Jews are parasites, all of them.": "The Jews are parasites",
    "Roma are nothing but thieves": "Roma are nothing but thieves",
    "Every refugee is a parasite": "Every refugee is a parasite",
    "Women are too stupid to vote.": "Women are too stupid",
    "Honestly? Gays are a disease.": "Gays are a disease",
    "Black people belong in the zoo": "Black people belong in the zoo",
    "Jews run the banks and the papers": "Jews run the banks",
    "The only good Muslim is a dead Muslim.": "only good Muslim is a dead",
    "I hate Pakistanis.": "hate Pakistanis",
    "we can't stand homeless people": "can't stand homeless people",
    "Autistic people make me sick.": "Autistic people make me sick",
    "Out with the filthy Turks": "filthy Turks",
    "I hate the French": "hate the French",
}
ONLY_ALIKE = (
    "“The Jews are parasites” was painted on the school.",
    "He shouted that all immigrants should be gassed.",
    "Nobody thinks that Jews are parasites.",
    "Saying that women are too stupid to vote is what my grandfather did.",
    "Muslims are not terrorists.",
    "Some Muslims are terrorists, some Christians are, most people are neither.",
    "Are Roma thieves? No more than we are.",
    "Roma are called thieves wherever they come.",
    "Anyone who thinks gays are a disease should see a doctor.",
    "Refugees are treated like animals in that camp.",
    "I hate Mondays, and so do the Poles next door.",
    "I used to hate Muslims.",
    "My aunt hates foreigners. She lives with one.",
    "I don't hate women, I am one.",
    "The Nazis wanted to kill all the Jews.",
    "They killed the refugees at the border.",
    "Women belong in parliament.",
    "Jews do not run the banks.",
    "Kill the lights, the Poles are asleep.",
    "We should hang the Poles' flag beside ours.",
    "Turks are parasites, he said, and he was my teacher.",
    "Politicians are parasites.",
    "I hate racists.",
    "Rats are vermin. Foxes are not.",
    "Disabled people should never be beaten by their carers.",
    "Stop saying that immigrants are criminals.",
    "Women are dying because the ward is closed.",
    "I hate the French windows in the new library.",
    "Screwing over Canadians is stupid.",
    "What a disgusting man, and what white trash on the lawn.",
    "This winter will kill homeless people.",
    "The cuts will kill disabled people, and the minister knows it.",
    "Policies like this starve and kill poor people.",
    "This bill is going to kill poor people.",
    "We kill homeless people with our indifference.",
    "Old people should die at home, in their own beds.",
    "Disabled people should suffer less under this law.",
    "The Germans should be beaten in the final on Sunday.",
    "Women should hang out there too.",
    "Most Roma here are waste pickers. Roma are waste pickers because nobody hires them.",
    "Women run everything here, and run it well.",
    "I hope Ukrainians never have to drown again.",
    "The filthy stairs are used by immigrants and Germans alike.",
)


@pytest.mark.parametrize(("text", "words"), MEANT.items())
def test_plain_contempt_is_found_with_its_words(text: str, words: str) -> None:
    found = contempt_in(normalise(text))
    assert [text[slice(*one.span)] for one in found] == [words]


@pytest.mark.parametrize("text", ONLY_ALIKE)
def test_what_is_quoted_denied_asked_or_said_of_others_is_not(text: str) -> None:
    assert contempt_in(normalise(text)) == ()


def test_a_call_to_kill_a_people_waits_for_a_person_and_is_never_refused() -> None:
    for text in ("Kill all the Jews", "Gas the refugees.", "All Muslims should be shot."):
        verdict = judge(normalise(text), Circumstances(time=NOON), shipped_edition())
        assert verdict.action == "hold", text
        assert any(one.rule == "hatred" and one.score >= HARM and one.spans for one in verdict.findings)


PIECES = (
    "kill all the jews muslims are not human should be shot i hate women who deserve to die belong in zoo . ? , “ ” he said every each "
    "dead good only make me sick filthy trans people "
    "go back to where you came from your own country only good cop is a dead scum like should be shot people that need raped take "
    "headscarf and home womans place in the kitchen why are muslims stupid ? . , not M u s l i m s s.c.u.m v3rmin on two legs out nobody "
    "would miss believe i view my swim africa off piss"
)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join))
def test_any_row_of_such_words_is_read_and_every_span_lies_in_it(text: str) -> None:
    for one in contempt_in(normalise(text)):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        assert 0 < one.weight < 1
