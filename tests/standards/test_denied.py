"""What a negation before a word denies, and what it only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import normalise
from detente.standards.lexicon.denied import is_denied

DENIED = """
You are not an [idiot], you just read the wrong page.
You're not [stupid] at all, dear.
I do not think that you are an [idiot].
It is not true that she is a [moron].
Nobody here is a [moron].
Nobody said that you are an [idiot].
He isn’t a total [moron].
We never called you an [idiot].
I'm not saying that you're an [idiot].
Neither of them is a [liar].
I don't think you are an [idiot].
I do not believe that he was a [fool].
Nobody thinks you are a [liar].
I never thought you were an [idiot].
I doubt that she is a [fool].
They didn't say he is an [idiot].
""".strip().splitlines()
MEANT = """
It's easy to judge from the sidelines, isn't it?   [Pathetic].
And since I am a genius, anybody who does not agree is a [moron].
It would be better if the mayor wasn't a total [moron].
I wish you weren't such an [idiot].
Do not fund these [idiot] politicians.
That is not funded and the [idiot] politicians can go home.
I would never trust your [lying] friend.
You aren't the [sharpest] tool in the shed.
Isn't she an [idiot]?
Aren't you a [stupid] cow.
He is not as [stupid] as you.
No, you [idiot].
No doubt you are an [idiot].
I don't doubt that you are an [idiot].
Don't you think you are an [idiot]?
I don't believe a word this [idiot] says.
I don't believe what an [idiot] you are.
I can't believe he is such an [idiot].
I never thought you were such an [idiot].
I don't think so you are an [idiot].
I don't say it often but you are an [idiot].
""".strip().splitlines()


@pytest.mark.parametrize(("raw", "denied"), [*((one, True) for one in DENIED), *((one, False) for one in MEANT)])
def test_a_negation_denies_the_word_of_its_own_clause(raw: str, denied: bool) -> None:
    start = raw.index("[")
    text = normalise(raw.replace("[", "").replace("]", ""))
    assert is_denied(text, start) is denied


@given(st.text(alphabet=st.sampled_from("not the as a, :.'est isn’t if\n")))
def test_every_place_of_any_text_has_an_answer(raw: str) -> None:
    text = normalise(raw)
    assert {is_denied(text, start) for start in range(len(raw) + 1)} <= {True, False}
