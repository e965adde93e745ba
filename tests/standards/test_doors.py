"""What the doors do to raw texts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import TextRefused, accept


def test_a_plain_text_passes_unchanged() -> None:
    assert accept("Good morning, harbour.\nAnd good night.") == "Good morning, harbour.\nAnd good night."


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (b"caf\xc3\xa9", "café"),
        ("cafe\u0301", "café"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b", "a\nb"),
        ("no\u202ewen", "nowen"),
        ("tag\U000e0041s", "tags"),
        ("nul\x00l", "null"),
        ("lone\ud800", "lone"),
        ("family 👨‍👩‍👧", "family 👨‍👩‍👧"),
        ("a" + "\u0336" * 40, "a" + "\u0336" * 3),
        ("  padded \n", "padded"),
    ],
)
def test_cleaning(raw: str | bytes, clean: str) -> None:
    assert accept(raw) == clean


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "empty-text"),
        (" \n\t ", "empty-text"),
        ("\u200b\u200d\u200b", "empty-text"),
        ("\u202e\u0000", "empty-text"),
        ("x" * 5_001, "text-too-long"),
        ("x" * 1_000_000, "text-too-long"),
        (b"\xff\xfe", "invalid-utf8"),
    ],
)
def test_refusals_have_a_code_and_a_sentence(raw: str | bytes, code: str) -> None:
    with pytest.raises(TextRefused) as refusal:
        accept(raw)
    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


def test_the_limit_counts_code_points_of_the_result() -> None:
    assert len(accept("x" * 5_000)) == 5_000
    assert accept("y" * 12, limit=12) == "y" * 12
    with pytest.raises(TextRefused):
        accept("y" * 13, limit=12)


@given(st.text(st.characters(), max_size=300))
def test_accepting_twice_is_accepting_once_and_the_result_is_clean(raw: str) -> None:
    try:
        once = accept(raw)
    except TextRefused as problem:
        refusal = problem
        once = ""
    if not once:
        assert refusal.code == "empty-text"
        return
    assert accept(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cs", "Zl", "Zp") for c in once)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in once)
    once.encode("utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_named_refusal(raw: bytes) -> None:
    try:
        outcome = accept(raw) and "accepted"
    except TextRefused as refusal:
        outcome = refusal.code
    assert outcome in ("accepted", "empty-text", "invalid-utf8")
