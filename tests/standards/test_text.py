"""Normalisation: every folded form maps back to the original, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import normalise
from detente.standards.text import INSPECTED, View

anything = st.text(st.characters(), max_size=200)
disguised = st.text(st.sampled_from("fuckFUCK*@$!.-_ \u200b\u0443оеаｆ0134'"), max_size=60)


def views(raw: str) -> list[View]:
    text = normalise(raw)
    return [text.folded, *text.tight]


@given(anything | disguised)
def test_every_range_of_every_view_maps_to_a_non_empty_range_of_the_original(raw: str) -> None:
    for view in views(raw):
        for at in range(len(view.text)):
            start, end = view.span(at, at + 1)
            assert 0 <= start < end <= len(raw)
        if view.text:
            start, end = view.span(0, len(view.text))
            assert 0 <= start < end <= len(raw)


@given(anything | disguised)
def test_folding_a_folded_text_changes_nothing(raw: str) -> None:
    once = normalise(raw).folded.text
    assert normalise(once).folded.text == once
    assert normalise(raw).folded == normalise(raw).folded


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Ｆｕｌｌ width", "full width"),
        ("ⓒⓘⓡⓒⓛⓔⓢ", "circles"),
        ("𝓼𝓬𝓻𝓲𝓹𝓽", "script"),
        ("🅱🅻🅾🅲🅺", "block"),
        ("naïve café", "naive cafe"),
        ("ze\u200bro", "zero"),
        ("Pаypаl", "paypal"),  # with Cyrillic а
        ("Москва", "москва"),
        ("straße", "strasse"),
        ("tab\tand\nline", "tab and line"),
    ],
)
def test_folding(raw: str, folded: str) -> None:
    assert normalise(raw).folded.text == folded


@pytest.mark.parametrize(
    ("raw", "reading"),
    [
        ("h3ll0", "hello"),
        ("g00d-d@y", "goodday"),
        ("h e l l o", "hello"),
        ("h.e.l.l.o", "hello"),
        ("h-e-l-l-o", "hello"),
        ("w1th", "with"),
    ],
)
def test_tight_views_take_the_disguise_off(raw: str, reading: str) -> None:
    assert reading in [view.text for view in normalise(raw).tight]


@pytest.mark.parametrize("raw", ["she'll go", "he'll stay", "10.45", "142,460"])
def test_contractions_and_numbers_are_no_disguise(raw: str) -> None:
    letters = "".join(view.text for view in normalise(raw).tight)
    assert "shell" not in letters
    assert "hell " not in letters + " "
    assert letters.isascii()


def test_a_spaced_out_word_maps_to_its_whole_range() -> None:
    text = normalise("so h e l l o there")
    view = text.tight[0]
    at = view.text.index("hello")
    assert view.span(at, at + 5) == (3, 12)


def test_very_long_texts_are_read_up_to_a_limit_that_is_named() -> None:
    text = normalise("ab " * 400_000)
    assert text.is_cut
    assert len(text.inspected) == INSPECTED
