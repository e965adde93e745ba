"""What excuses swearing and what only seems to: a time, a name, a denial, quotation marks, a report, a wish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from detente.standards import Article, Circumstances, judge, normalise, shipped_edition

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
EDITION = shipped_edition("recommended").limited_to(["profanity"])
ORDER = ("none", "mark", "hold", "refuse")


def action(raw: str, circumstances: Circumstances = PLAIN) -> str:
    found = [one.action for one in judge(normalise(raw), circumstances, EDITION).findings if one.rule == "profanity"]
    return max(found, key=ORDER.index, default="none")


REFUSED: dict[str, Sequence[str]] = {
    "a noun for a person, whichever list of the file it stood in": (
        "you motherfucker", "you fucker", "you fuckwit", "you fuckheads", "you shitbag", "you dumbshit", "you dipshit",
        "you shitstain", "you son of a bitch", "You sons of bitches", "you pile of shit", "you heap of shit",
        "you motherfucking liar",
    ),
    "a sign for a letter": ("f@ck you", "f$ck off", "f!ck you", "fukkoff, all of you", "you f*ck*r", "you fckr"),
    "brackets": ("{fuck you}", "~~fuck you~~", "<fuck you>", "(fuck you)"),
    "a time that says when": (
        "Fuck you today", "go fuck yourself this weekend you muppet", "fuck off this morning", "fuck off night and day",
        "fuck you time and again", "you absolute cunt today", "you cunt this year", "You cunt of the century",
        "you twat of the year", "You cunts of the council", "you fucking idiot today",
    ),
    "a title and a chief": ("Fuck you, Ms Hill", "Fuck you boss"),
    "a no before it": ("No fuck you.", "no fuck off", "oh no fuck you"),
    "a denial of something else": (
        "No doubt you are a cunt", "Don't you think you are a cunt?", "I don't care, you are a cunt",
        "You don't know shit, you cunt", "I don't believe what a cunt you are", "why dont you fuck off",
        "why not just fuck off", "Never mind that, you cunt",
    ),
    "you and nobody behind you": ("what a bastard you are being", "What a bastard you are to everyone"),
    "an order to all": ("all of you fuck off", "The lot of you fuck off", "you can all fuck off"),
    "the writer's own word for it": ("let me say fuck you", "let me say it: you cunt", "fuck you by god"),
    "an object drawn out, apart or written on": (
        "fuck yooou", "fuck uuu", "fuck offf", "fuckkkk youuuu", "fuck you2", "f u c k y o u", "fuck.you", "fuck/you",
        "gofuckyourself", "go-fuck-yourself",
    ),
}  # fmt: skip
HELD: dict[str, Sequence[str]] = {
    "what is a name, too": ("Fuck you, April", "Fuck you, Bill", "Fuck you, June"),
    "a time before it": ("Today: fuck you",),
    "a person or a thing": ("you bitch of a nurse",),
    "denied": (
        "I don't think you are a cunt", "I don't believe you're a fucking idiot", "Nobody thinks you are a bitch",
        "I never thought you were a bastard", "I doubt you are a cunt", "I don't think you should fuck off",
    ),
    "scare quotes": ('you are a "cunt"', "you 'cunt'", '"fuck" you', "You are a so-called 'cunt'"),
    "one quotation and nothing else": ("'fuck you'", '"fuck you"', "“You cunt.”"),
    "hearsay, labels and the writer's own message": (
        "everybody says you are a cunt", "they call you a cunt and they are right", "Note: fuck you", "Text: fuck you",
        "this comment says fuck you", "my middle finger says fuck you", "fuck you is all I have to say to you",
        "fuck you is what I say", "My mother told me to be polite so fuck you",
    ),
    "a slip of the keyboard, and from behind": ("fuck yuo", "fuck urselves", "kcuf uoy", "noʎ ʞɔnɟ", "you cnt"),
    "worthless, perhaps": ("you shit", "you are a shit"),
    "wished on somebody else": (
        "he can go fuck himself", "they should all go fuck themselves", "Trump should shut the fuck up", "She can fuck off",
        "The mayor can go fuck himself", "The developers can all fuck off", "He needs to shut the fuck up",
    ),
    "a slur beside an everyday word": (
        "Two fags kissed in the pub", "A fag walked into a pub", "burn the faggot in the fire", "faggot bit the river",
        "The tranny drove a car", "tranny got hit by a car, good",
    ),
    "no friend's": ("our nigga president",),
}  # fmt: skip
MARKED: dict[str, Sequence[str]] = {
    "said to a thing or a time": (
        "Fuck you, today!", "Fuck you 2020", "Fuck you, Monday.", "Monday, fuck off.", "You bastard year!", "Piss off, snow",
        "Fuck you, hill!", "Fuck you, MS, you took her legs.", "You bastard bill, higher every quarter",
        "You bastard of a hill!", "You absolute bitch of a crossword!", "you absolute cunt of a Monday", "You bastard of the hill",
    ),
    "a noun": ("There is no fuck you in this letter.", "a go-fuck-yourself attitude", "Clusterfuck!", "you motherfucking legend"),
    "no order": ("please don't fuck off", "Don't fuck off just yet", "Never fuck off without paying.", "half of you fuck off to Spain"),
    "sympathy": (
        "what a fucking idiot you are dealing with", "What a bastard you are up against", "what a bitch you are married to",
    ),
    "told": (
        "The coach shouted: shut the fuck up", "He yelled: eat shit", "they told him: shut the fuck up", "She told him: kiss my arse",
        "I wouldn't say you are a cunt",
        "They made me say fuck you on stage.", "He let me say fuck you to the wall.", "My shirt says fuck you.",
        "The note said: fuck you", "fuck you is what she says to everybody", "fuck you is what I would say",
        "fuck you by Lily Allen is a tune", "everybody said you were a bastard and they were wrong",
    ),
    "quoted": (
        'He said "you cunt".', 'He has a "fuck you" attitude', 'You wrote "cunt" twice.', 'She called you a "cunt", and I am sorry.',
        'They said you are a "cunt".', '"You bastard" is the first line of the novel.',
    ),
    "of firms, governments and things": (
        "The bank can go fuck itself", "The banks can go fuck themselves", "The government should fuck off", "Winter can fuck off",
        "It should fuck off", "He must piss off the neighbours", "They can fuck you over",
    ),
    "exclamations": ("Son of a bitch, the ferry left.", "You lucky son of a bitch!", "fuck U2, what a band", "Did you shit?"),
    "friends": ("My nigga Dave made it to uni", "our niggas in Compton"),
}  # fmt: skip
NONE = (
    "I'm dying for a fag", "A faggot of sticks", "I smoked a fag after dinner", "He had a fag and a pint outside the pub.",
    "Faggots and peas for supper", "The tranny on my Ford went again", "They laid faggots of hazel in the oven.",
    "yes you can, no you cnt do that",
)  # fmt: skip


def each(table: dict[str, Sequence[str]]) -> list[str]:
    return [raw for raws in table.values() for raw in raws]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        *((raw, "refuse") for raw in each(REFUSED)),
        *((raw, "hold") for raw in each(HELD)),
        *((raw, "mark") for raw in each(MARKED)),
        *((raw, "none") for raw in NONE),
    ],
)
def test_an_excuse_counts_only_where_it_is_one(raw: str, wanted: str) -> None:
    assert action(raw) == wanted


def test_a_line_cited_from_the_article_excuses_what_one_quotation_alone_does_not() -> None:
    article = Article("The match", "One shouted: you cunt. Then it rained.")
    cited = Circumstances(time=PLAIN.time, article=article)
    assert action("> you cunt.", cited) == "mark"
    assert action('"you cunt."', cited) == "hold"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [("Who beat the faggots?", "hold"), ("Who burned a faggot of sticks?", "none"), ("my fag is out, got a lighter", "none")],
)
def test_what_is_done_to_people_is_done_to_no_firewood(raw: str, wanted: str) -> None:
    assert action(raw) == wanted
