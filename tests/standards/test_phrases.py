"""The list of phrases: no filler stands in it unread, and one that is kept in brackets has to stand in the text."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from detente.standards import normalise
from detente.standards.lexicon.phrases import FILLERS, listed, said

LEXICON = files("detente.standards.lexicon")


@pytest.mark.parametrize("line", ["suicide:incitement 0.9 just overdose", "trolling 0.7 still mad", "drugs 0.8 só coca"])
def test_a_filler_that_would_be_dropped_is_refused_with_the_way_out(line: str) -> None:
    with pytest.raises(ValueError, match=r"is dropped from texts\. Leave it out, or write \["):
        listed(line)


def test_a_phrase_of_nothing_but_fillers_is_refused() -> None:
    with pytest.raises(ValueError, match="no word but fillers"):
        listed("trolling 0.7 [so] [very]")


def test_a_filler_in_brackets_is_kept_with_its_place() -> None:
    one = listed("insult:threat 0.9 you are [so] dead")
    assert (one.rule, one.kind, one.weight, one.words, one.kept) == ("insult", "threat", 0.9, "you are dead", ((2, "so"),))


def test_companions_have_no_filler_since_no_text_is_read_with_one() -> None:
    lines = LEXICON.joinpath("companions.txt").read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if line.strip() and line[0] != "#" and not FILLERS.isdisjoint(line.split(" ", 2)[2].split())]
    assert found == []


def test_no_phrase_stands_twice_for_one_rule() -> None:
    lines = LEXICON.joinpath("phrases.txt").read_text(encoding="utf-8").splitlines()
    heard = [listed(line) for line in lines if line.strip() and line[0] != "#"]
    keys = [(one.rule, one.words, one.kept) for one in heard]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize(
    ("raw", "rule", "words"),
    [
        ("you are so dead", "insult", "you are dead"),
        ("You are SO dead, mate.", "insult", "you are dead"),
        ("Still mad, are you? You still mad?", "trolling", "you mad"),
        ("I'll type slowly so you can follow", "trolling", "ill type slowly"),
        ("So you hate children then", "trolling", "you hate children then"),
        ("Why don't you just fucking overdose", "suicide", "why dont you overdose"),
    ],
)
def test_a_kept_filler_that_stands_there_is_heard(raw: str, rule: str, words: str) -> None:
    assert words in [one.phrase.words for one in said(normalise(raw), rule)]


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("You are dead right about the bins.", "insult"),
        ("When you are dead you are dead. So what?", "insult"),
        ("They are so mad about you. You mad genius!", "trolling"),
        ("The river has gone mad and so have the ducks.", "trolling"),
        ("I will type slowly, my hand is in plaster.", "trolling"),
        ("You hate children then, the quiz said.", "trolling"),
        ("Overdose deaths fell by a third after the clinic opened.", "suicide"),
        ("He died of an overdose last spring.", "suicide"),
        ("An overdose of paracetamol is a slow business, any nurse will tell you.", "suicide"),
        ("In summer the children jump off the bridge.", "suicide"),
        ("If you should die first, the house goes to her.", "suicide"),
        ("Young men go and die for a line on a map.", "suicide"),
    ],
)
def test_what_lacks_the_filler_or_says_something_else_is_left_alone(raw: str, rule: str) -> None:
    assert [one.phrase.words for one in said(normalise(raw), rule) if one.phrase.weight] == []
