"""Profanity: found through every disguise with exact spans, weighed by its aim, and calm about what is only
reported.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from detente.standards import Circumstances, Finding, judge, normalise, shipped_edition
from detente.standards.lexicon import company, terms
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.terms import ABROAD
from detente.standards.text import Text

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
WORDS = [
    "fuck",
    "fucking",
    "fucker",
    "motherfucker",
    "shit",
    "bullshit",
    "shitty",
    "asshole",
    "bitch",
    "bitches",
    "cunt",
    "bastard",
    "wanker",
    "whore",
    "slut",
    "dickhead",
    "twat",
    "cocksucker",
    "nigger",
    "faggot",
]
FRAMES = [
    "What a {} this is.",
    "Such a {}",
    "{}, he said to nobody",
    "The {} of the harbour again!",
    "I call that {} and nothing else",
]
LEET = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"})
SIGNS = str.maketrans({"a": "@", "s": "$", "i": "!"})
CYRILLIC = str.maketrans({"a": "а", "c": "с", "e": "е", "o": "о", "i": "і", "s": "ѕ", "k": "к", "h": "һ"})


EDITION = shipped_edition("recommended").limited_to(["profanity"])


def found(raw: str) -> list[Finding]:
    return list(judge(normalise(raw), PLAIN, EDITION).findings)


def spans(raw: str) -> list[str]:
    return [raw[start:end] for finding in found(raw) for start, end in finding.spans]


def stretched(word: str) -> str:
    vowel = next(i for i, letter in enumerate(word) if letter.isalpha() and letter not in "tchkl")
    return word[:vowel] + word[vowel] * 5 + word[vowel + 1 :]


def starred(word: str) -> str:
    vowel = next(i for i, letter in enumerate(word) if letter in "aeiou")
    return word[:vowel] + "*" + word[vowel + 1 :]


ATTACKS = {
    "plain": str,
    "capitals": str.upper,
    "leet": lambda word: word.translate(LEET),
    "signs": lambda word: word.translate(SIGNS),
    "look-alikes": lambda word: word.translate(CYRILLIC),
    "full width": lambda word: "".join(chr(ord(letter) + 0xFEE0) for letter in word),
    "mathematical": lambda word: "".join(chr(ord(letter) - 97 + 0x1D41A) for letter in word),
    "circled": lambda word: "".join(chr(ord(letter) - 97 + 0x24D0) for letter in word),
    "zero width": lambda word: "\u200b".join(word),
    "soft hyphen": lambda word: "\u00ad".join(word),
    "combining": lambda word: "".join(letter + "\u0336" for letter in word),
    "blanks": " ".join,
    "dots": ".".join,
    "hyphens": "-".join,
    "underscores": "_".join,
    "one dot": lambda word: word[:2] + "." + word[2:],
    "bold in the middle": lambda word: word[:2] + "**" + word[2:],
    "stretched": stretched,
    "one star": starred,
    "accents": lambda word: word.replace("a", "á").replace("i", "ï").replace("o", "ö").replace("u", "ü"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_disguise_hides_nothing_and_the_span_is_exact(attack: str) -> None:
    disguise = ATTACKS[attack]
    for word in WORDS:
        for frame in FRAMES:
            hidden = disguise(word)
            raw = frame.format(hidden)
            hits = spans(raw)
            assert len(hits) == 1, (attack, raw)
            # A combining mark or an invisible sign after the last letter may be left out of the span.
            # "a a s s": the article before a spaced-out word looks like its first letter, and may be in the
            # span.
            hit = hits[0].removeprefix("a ") if attack == "blanks" and " a a " in raw else hits[0]
            assert hit.rstrip("\u0336") == hidden.rstrip("\u0336"), (attack, raw, hits)


def test_mixed_disguises_are_found() -> None:
    shuffle = random.Random(7)
    pairs = [
        ("look-alikes", "stretched"),
        ("signs", "hyphens"),
        ("capitals", "zero width"),
        ("accents", "blanks"),
    ]
    for one, other in pairs:
        for word in WORDS:
            raw = shuffle.choice(FRAMES).format(ATTACKS[other](ATTACKS[one](word)))
            assert spans(raw), raw


@pytest.mark.parametrize(
    ("raw", "hit"),
    [
        ("f**k that", "f**k"),
        ("what the f*** is this", "f***"),
        ("full of s**t again", "s**t"),
        ("you f#cking liar", "f#cking"),
        ("fu ck the council", "fu ck"),
        ("unfuckingbelievable story", "unfuckingbelievable"),
        ("phuck this", "phuck"),
        ("fuckthis council", "fuckthis"),
        ("bull shit", "shit"),
        ("b!tch, please", "b!tch"),
        ("what a sh1tty day", "sh1tty"),
        ("a$$hole of the year", "a$$hole"),
    ],
)
def test_hints_and_derivatives(raw: str, hit: str) -> None:
    assert hit in spans(raw)


@pytest.mark.parametrize(
    ("raw", "action"),
    [
        ("You are a cunt.", "refuse"),
        ("Fuck you!", "refuse"),
        ("go fuck yourself", "refuse"),
        ("You stupid, stupid country.", None),
        ("You absolute f*cking c u n t", "refuse"),
        ("you're nothing but a bastard", "refuse"),
        ("Bastards like you ruin it", "refuse"),
        ("you prick", "hold"),
        ("This fucking weather again.", "mark"),
        ("Oh shit, I missed the ferry.", "mark"),
        ("You are not an asshole, whatever they say.", "mark"),
        ("He called me a bitch at the market.", "mark"),
        ("She was called a whore by the crowd.", "mark"),
        ("The word “cunt” is the strongest in English.", "mark"),
        ("He shouted “fuck you” at the guard.", "mark"),
        ("> fuck you\nThat was uncalled for.", "refuse"),
        ("The sign said 'nigger', and nobody took it down.", "mark"),
        ("They told us to fuck off, and so we went.", "mark"),
        ("damn", "mark"),
    ],
)
def test_what_is_aimed_weighs_more_and_what_is_reported_less(raw: str, action: str | None) -> None:
    assert (
        max((finding.action for finding in found(raw)), key=["mark", "hold", "refuse"].index, default=None)
        == action
    )


@pytest.mark.parametrize(
    "raw",
    [
        "Das ist ein dicker Hund, und der Kok ist schlecht.",
        "Slutet gott, allting gott, säger man i Sverige.",
        "Jeg har fag på skolen, og farten er høy i kveld.",
        "La bite de l'article en anglais veut dire mordre, he said: a bite of bread.",
    ],
)
def test_words_of_other_languages_that_only_look_alike_pass(raw: str) -> None:
    assert [hit for hit in spans(raw) if hit not in ("bite",)] == []


@pytest.mark.parametrize(
    ("raw", "hit"),
    [
        ("Du bist ein richtiges Arschloch, und alle wissen das.", "Arschloch"),
        ("Ce type est un connard et tout le monde le sait.", "connard"),
        ("Este gobierno es una mierda y nadie dice nada.", "mierda"),
        ("Questo governo è una merda e nessuno dice niente.", "merda"),
        ("Это полный пиздец, и все об этом знают.", "пиздец"),
        ("Ten rząd to jest kurwa jakiś żart, wszyscy to wiedzą.", "kurwa"),
    ],
)
def test_other_languages_have_words_of_their_own(raw: str, hit: str) -> None:
    assert hit in spans(raw)


@pytest.mark.parametrize(
    ("raw", "hit"),
    [
        ("You are a slt.", "slt"),
        ("you dirty twt", "twt"),
        ("Nobody asked you, spc.", "spc"),
        ("What a cnt this is, honestly.", "cnt"),
        ("WHAT A CNT THIS IS", "CNT"),
        ("cnt!", "cnt"),
        ("They are cnts and liars.", "cnts"),
        ("You are a who re.", "who re"),
        ("The plan is bulls hit, nothing else.", "bulls hit"),
        ("No s hit, Sherlock.", "s hit"),
        ("The s\nhit from the board", "s\nhit"),
        ("You are a cips.", "cips"),
        ("#TotalSpic", "Spic"),
        ("#DamnPlonkers", "Plonkers"),
        ("What a shtt plan", "shtt"),
        ("That blody muppt again", "blody"),
    ],
)
def test_what_is_harmless_too_counts_where_its_company_says_so(raw: str, hit: str) -> None:
    assert hit in spans(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "You are an slt member.",
        "Thank you, slt.",
        "Are you a kik user?",
        "How can I reach you, kik?",
        "You are a #slt",
        "The column is cnt.total",
        "The question is who re: the letter",
        "So who re they?",
        "The mayor s hit list",
        "It s hit us all",
        "The bulls hit the fence",
        "You are a CIPS man",
        "Ich gehe a cnt und bleibe dort, sagte der alte Mann am Hafen.",
        "#SpicAndSpan",
        "#HanGook",
    ],
)
def test_in_other_company_it_passes(raw: str) -> None:
    assert found(raw) == []


@pytest.mark.parametrize(
    ("raw", "action"),
    [("You are a cunt.", "refuse"), ("You are a cnt.", "hold"), ("You are a slt, and you are a cunt.", "refuse")],
)
def test_what_is_harmless_too_is_never_refused_by_itself(raw: str, action: str) -> None:
    assert action in {finding.action for finding in found(raw)}
    assert action == "refuse" or "refuse" not in {finding.action for finding in found(raw)}


def test_a_verdict_is_the_same_under_every_hash_seed() -> None:
    """Sets of strings have another order in every process, and two workers of one site must judge alike."""
    script = (
        "from datetime import UTC, datetime\n"
        "from detente.standards import Circumstances, judge, normalise, shipped_edition\n"
        "plain = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))\n"
        "edition = shipped_edition('recommended').limited_to(['profanity'])\n"
        "for raw in ('fukkoff', 'fukkoff, all of you', 'phukkyou', 'f@ck you', 'you motherfucker', 'my fag is out'):\n"
        "    print(judge(normalise(raw), plain, edition).as_dict())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1")
    ]
    assert told[0] == told[1]
    assert told[0].count("'action': 'refuse'") >= 4


@pytest.mark.parametrize("language", ["en", *ABROAD])
def test_no_entry_of_a_list_is_shadowed_by_one_that_says_something_else(language: str) -> None:
    """Of two entries for one spelling only the first is read; what the second says of it would be lost without a word."""
    first: dict[str, terms.Term] = {}
    name = "profanity.txt" if language == "en" else f"profanity.{language}.txt"
    for term in terms._read(terms._lines(name), language):
        assert first.setdefault(term.word, term) == term
    assert len(first) > 20


def test_every_english_entry_is_found() -> None:
    listed = [term.word for term in terms.profanity_terms() if term.language == "en"]
    assert len(listed) > 400
    assert [word for word in listed if word not in spans(f"You {word}, they say.")] == []


def test_whether_a_text_is_all_capitals_is_asked_once_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Text] = []
    is_loud = company._is_loud
    monkeypatch.setattr(company, "_is_loud", lambda text: (asked.append(text), is_loud(text))[1])
    assert len(hits_in(normalise("A CNT! " * 300))) == 300
    assert len(asked) == 1
