"""The writer's own death or harm: what is heard by a pattern, and what only sounds like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.standards import Circumstances, judge, normalise, shipped_edition
from detente.standards.lexicon.despairing import despairing_in
from detente.standards.lexicon.phrases import undressed
from detente.standards.rules.suicide import despair_in

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEARD = (
    "I'm a useless piece of shit and I should just kill myself.",
    "I should kill myself",
    "maybe i should hang myself",
    "I ought to hang myself.",
    "I'm about to end it all",
    "I might as well kill myself",
    "I might as well end it.",
    "I'd better drown myself",
    "I'm going to shoot myself in the head",
    "You'd all be better off if I killed myself",
    "would anyone even care if I hanged myself",
    "I could just end my own life and nobody would blink.",
    "I'd kill myself.",
    "i think i should end my life",
    "Sometimes I feel I should just kill myself tonight.",
    "I need to hurt myself",
    "I want to bleed out",
    "I should slit my wrists",
    "cant go on, wnat to die",
    "I want to kill mysefl",
    "I am gonig to kill myself",
    "I hate myself so much that I burn my arms with cigarettes.",
    "I cut myself every night",
    "I hurt myself to feel something",
    "I've been burning myself again.",
    "there is going to be a funeral. Mine.",
    "Hope you enjoy the funeral, because there's going to be one. Mine.",
    "I wish I'd bled out",
    "yes, I wish I'd bled out that night.",
    "I still wish I had drowned.",
    "I might as well be dead",
    "I should die",
    "I'm going to kill myself because nobody cares",
    "I have to kill myself, there's no other way",
    "I'll hang myself in the garage",
    "I will drown myself in the river",
    "i wanna k1ll myself",
    "Just want to die. Want to die.",
    "so tired, wanna die",
)
NOT_MEANT = (
    "I could kill myself for forgetting the cake.",
    "I'd shoot myself in the foot if I voted for that.",
    "I nearly killed myself laughing, I'm going to kill myself laughing",
    "I should kill myself laughing one day",
    "If I had to listen to that all day I'd kill myself.",
    "I'd rather hang myself than watch that again.",
    "I'm not going to kill myself working for that money.",
    "I'm going to hurt myself on that step one day",
    "I might cut myself a slice",
    "I should cut myself some slack.",
    "I'm going to cut myself off from the news",
    "I burn my arms on the oven every day.",
    "I cut myself shaving every morning",
    "I cut myself every week in the kitchen",
    "I should end it with him",
    "I should end my lease. I ought to end it here, goodnight.",
    "He said I should kill myself.",
    "They told me that I should hang myself, and the school did nothing.",
    "I would drown myself in this sauce",
    "I could drown myself in chocolate",
    "I have to throw a grenade and kill myself to respawn",
    "There were two events, a wedding and a funeral. Mine was the wedding.",
    "I wish I had drowned those kittens? no",
    "I wish I'd bled the radiators first",
    "I should die laughing",
    "Who wants to die? You want to die?",
    "Want to die laughing? Read the minutes.",
    "If I should die before the vote, count me in",
    "I don't want to kill myself.",
    "I will not kill myself over this",
    "He should kill himself, she thought",
    "I want to take my life in my own hands",
    "I have to take my life seriously",
    "I'm about to finish it, the shed I mean",
    "I'm going to end it with a poem.",
    "She wanted to kill herself",
    "I should top myself up with coffee",
    "I will hang myself out of the window to see the parade",
    "I'm going to burn myself out at this rate",
    "The actor said: I should kill myself. Best line of the film.",
    "I'd kill myself if I lost that ring",
    "We might as well be dead ducks",
    "He died of an overdose.",
    "I hang myself a coat rack in the hall.",
    "I'm going to treat myself to an ice cream.",
    "My life ends at the office door at five.",
    "“I should kill myself” was the line that the censor cut.",
    "I want to finish it all before the guests come, the cake I mean.",
    "He burns his arms on the oven.",
    "I burnt my hand with the iron and cut my thumb with scissors.",
    "I had to end it with my girlfriend.",
    "I ought to end my subscription.",
    "Whose funeral is it? Not mine.",
    "I cut myself on the bread knife every time I am in your kitchen.",
    "My dog and I could die for a sausage.",
    "I need to kill time myself.",
    "I'd better hang the washing myself.",
    "I have been hurting myself on the stairs again, the third step is loose.",
)


@pytest.mark.parametrize("raw", HEARD)
def test_the_writers_own_death_is_heard_with_its_words(raw: str) -> None:
    (signal,) = despair_in(normalise(raw))
    assert signal.kind == "despair"
    assert all(raw[start:end].strip() for start, end in signal.spans)


@pytest.mark.parametrize("raw", NOT_MEANT)
def test_figures_of_speech_accidents_and_the_words_of_others_are_not_meant(raw: str) -> None:
    assert despair_in(normalise(raw)) == ()


@pytest.mark.parametrize(
    "raw",
    [
        "He died of an overdose.",
        "My cousin died of an overdose in March, and I still cook for two.",
        "My stepfather told me every day I was worthless and should never have been born. I'm 50 now and I know he was wrong.",
        "At school they said that I was useless and I believed them. I'm a surgeon now, and they were wrong.",
        "I'm dead tired, goodnight everyone.",
        "I'm bored to death by this debate.",
        "I was scared to death on that ladder.",
    ],
)
def test_the_news_the_past_overcome_and_tired_people_are_offered_no_help_panel(raw: str) -> None:
    verdict = judge(normalise(raw), Circumstances(time=NOON), shipped_edition())
    assert not verdict.needs_help
    assert verdict.action == "publish"


@pytest.mark.parametrize(
    "raw",
    [
        "I should just kill myself, you useless bastards.",
        "He told me I was worthless and he was right, I want to die now.",
        "I'm dead tired of living, goodnight everyone.",
        "I know now that I was wrong to hope. I ought to end my life.",
    ],
)
def test_a_hopeful_or_a_rude_word_beside_it_hides_no_cry_for_help(raw: str) -> None:
    verdict = judge(normalise(raw), Circumstances(time=NOON), shipped_edition())
    assert verdict.needs_help
    assert verdict.action == "hold"


@pytest.mark.parametrize(
    ("typed", "word"),
    [("wnat", "want"), ("myslef", "myself"), ("mysef", "myself"), ("klil", "kill"), ("suicde", "suicide"), ("anymroe", "anymore"),
     ("lief", "lief"), ("edad", "edad"), ("livin", "livin"), ("lime", "lime")],
)  # fmt: skip
def test_the_few_words_of_a_cry_for_help_are_read_where_two_letters_changed_places(typed: str, word: str) -> None:
    assert undressed(normalise(f"x {typed} y")).words == ("x", word, "y")


PIECES = (
    "i im id ill should might as well end it all my own life kill myself hurt cut every night with a razor funeral . , mine wish had bled "
    "out died ? if you him laughing want wnat to die dead be better off burn arms taking was “ ” just"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join))
def test_any_row_of_such_words_is_read_and_every_span_lies_in_it(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in despairing_in(normalise(text)))


@pytest.mark.parametrize(
    "raw",
    [
        "I don't want to live like this",
        "I don't want to live with this pain",
        "I want to die when I think of tomorrow",
        "I can't go on like this, there is nothing left",
        "I don't want to live if I lose him",
        "I don't want to live like I do",
        "I'm a nuisance to my family, and soon I won't be.",
        "Two years clean from hurting myself and last night I undid it all. I don't want to do year three.",
        "I want to die laughing. I have planned how to end my life next week.",
        "sorry everyone, goodbye, I took the pills",
    ],
)
def test_what_may_be_a_figure_of_speech_is_heard_where_the_learned_score_is_sure(raw: str) -> None:
    assert judge(normalise(raw), Circumstances(time=NOON), shipped_edition()).needs_help


@pytest.mark.parametrize(
    "raw",
    [
        "I want to die laughing",
        "I don't want to live in Oldmere any more",
        "I want to die of shame",
        "I can't go on paying these prices",
        "I took the pills the doctor prescribed and slept well.",
    ],
)
def test_what_is_surely_a_figure_of_speech_stays_one(raw: str) -> None:
    assert not judge(normalise(raw), Circumstances(time=NOON), shipped_edition()).needs_help


@pytest.mark.parametrize(
    ("raw", "urges"),
    [
        ("If you kill yourself you will hurt your mum", False),
        ("when you kill yourself the pain passes to others", False),
        ("You kill yourself for forty years at work and then they cut the pension", False),
        ("you'll kill yourself driving like that", False),
        ("How to kill yourself in FIFA", False),
        ("kys is a brand", False),
        ("You will kill yourself working those hours", False),
        ("I hope you kill yourself", True),
        ("Why don't you kill yourself", True),
        ("can you kill yourself please", True),
        ("would you kill yourself already", True),
        ("Kill yourself, darling", True),
        ("Just kill yourself, nothing would change", True),
        ("The world is better if you kill yourself", True),
        ("If you kill yourself nobody will miss you", True),
        ("How to kill yourself in ten easy steps", True),
        ("Why don't you just jump off the bridge at Oldmere, Tim?", True),
        ("kill yourself", True),
        ("Nobody loves you, kill yourself.", True),
        ("you should kill yourself", True),
        ("go kill yourself for all I care", True),
        ("please kill yourself, you are a burden", True),
        ("ki11 yourself", True),
        ("kil1 yourself", True),
        ("killyourself", True),
    ],
)
def test_what_happens_to_people_is_told_and_not_urged(raw: str, urges: bool) -> None:
    verdict = judge(normalise(raw), Circumstances(time=NOON), shipped_edition())
    assert any(one.kind == "incitement" for one in verdict.findings) == urges
    assert (verdict.action == "hold") == urges


@pytest.mark.parametrize("raw", ["5ieg heil", "$ieg heil", "sieg hei1"])
def test_a_sign_at_the_edge_of_a_word_disguises_no_slogan(raw: str) -> None:
    verdict = judge(normalise(raw), Circumstances(time=NOON), shipped_edition())
    assert "extremism" in {one.rule for one in verdict.findings}
