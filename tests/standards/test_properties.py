"""What has to hold for every text, every stream and every archive, however made."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.standards import Circumstances, TextRefused, accept, judge, normalise, shipped_edition
from detente.standards.edition import SHIPPED
from detente.standards.evaluating import Forgetful
from detente.standards.replaying import Plan, Tally, replay, report, saved, taken_up
from detente.standards.stream import EditionChoice, judge_stream

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
PLAN = Plan(EditionChoice("as-published"), EditionChoice("recommended"), examples=2)
INVISIBLE = "\u200b\u200c\u2060\ufeff\u00ad\u200e\u200f\U000e0061\U000e007f"
said = st.sampled_from(
    [
        "you fucking liar", "sh1t", "The ferry was late.", "I want to die", "f\u200bu\u200bc\u200bk", "🇫🇺🇨🇰", "⒡⒰⒞⒦", "c|u|n|t",
        "http://a.example/x", "+47 555 12 345", "GIVE IT BACK", "你好", "\ud800", "\x00", "a\u0489", "> quoted", "”", "не надо",
    ]
)  # fmt: skip
texts = st.lists(said | st.text(max_size=12), max_size=12).map(" ".join) | st.text(max_size=120)


@settings(max_examples=60)
@given(st.binary(max_size=300) | texts.map(lambda raw: raw.encode("utf-8", "surrogatepass")), st.sampled_from(SHIPPED))
def test_any_bytes_at_the_door_get_a_verdict_or_a_named_error(raw: bytes, edition: str) -> None:
    try:
        outcome = judge(normalise(accept(raw)), PLAIN, shipped_edition(edition)).action
    except TextRefused as refusal:
        outcome = refusal.code
    assert outcome in ("publish", "hold", "refuse", "empty-text", "invalid-utf8")


@settings(max_examples=60)
@given(texts)
def test_spans_are_in_order_apart_and_show_something(raw: str) -> None:
    for finding in judge(normalise(raw), PLAIN, shipped_edition()).findings:
        assert list(finding.spans) == sorted(set(finding.spans))
        for start, end in finding.spans:
            assert 0 <= start < end <= len(raw)
            assert raw[start:end].strip()


@given(st.text("abcdefghijklmnop qrstuvwxyz.,!?", max_size=60), st.data())
def test_invisible_signs_change_nothing_that_is_read(raw: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(raw)), max_size=8))
    hidden = raw
    for place in sorted(places, reverse=True):
        hidden = hidden[:place] + data.draw(st.sampled_from(INVISIBLE)) + hidden[place:]
    assert normalise(hidden).folded.text == normalise(raw).folded.text


@given(texts)
def test_what_follows_in_the_folded_text_follows_in_the_original(raw: str) -> None:
    view = normalise(raw).folded
    starts = [view.span(at, at + 1)[0] for at in range(len(view.text))]
    assert all(one <= other for one, other in pairwise(starts))


def verdicts(raws: list[str], order: list[int]) -> dict[int, dict[str, Any]]:
    lines = [json.dumps({"id": at, "text": raws[at]}).encode() for at in order]
    found = [json.loads(line) for line, _ in judge_stream(lines, EditionChoice(), history=Forgetful())]
    return {one.pop("id"): one for one in found}


@settings(max_examples=25)
@given(st.lists(texts, min_size=2, max_size=30), st.data())
def test_the_order_and_the_batches_of_a_stream_change_no_score(raws: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(raws))))
    assert verdicts(raws, list(range(len(raws)))) == verdicts(raws, order)


lines = st.one_of(
    st.binary(max_size=40).map(lambda raw: raw.replace(b"\n", b" ")),
    st.builds(
        lambda text, author, minute: json.dumps(
            {"id": minute, "text": text, "author": author, "time": f"2026-11-22T10:{minute:02}:00Z"}
        ).encode(),
        texts, st.sampled_from(["a", "b", None]), st.integers(0, 59),
    ),
)  # fmt: skip


def replayed(archive: list[bytes], tally: Tally | None = None) -> Tally:
    tally = tally or Tally()
    for tally, _ in replay(archive, PLAN, tally=tally):  # noqa: B007, B020
        pass
    return tally


@settings(max_examples=25)
@given(st.lists(lines, max_size=14))
def test_replay_counts_every_line_once_and_loses_none(archive: list[bytes]) -> None:
    found = report(replayed(archive), PLAN.hashes())
    assert found["comments"] + found["broken"] == len(archive)
    assert sum(sum(row.values()) for row in found["actions"].values()) == found["comments"]
    same = Plan(EditionChoice(), EditionChoice())
    assert [change for _, change in replay(archive, same) if change is not None] == []


@settings(max_examples=15)
@given(st.lists(lines, min_size=1, max_size=12), st.data())
def test_replay_of_any_archive_survives_a_stop_after_any_line(archive: list[bytes], data: st.DataObject) -> None:
    stop = data.draw(st.integers(1, len(archive)))
    tally = Tally()
    for tally, _ in replay(archive, PLAN, tally=tally):  # noqa: B020
        if tally.lines >= stop:
            break
    again = taken_up(saved(tally, PLAN.hashes(), {}), PLAN.hashes(), {})
    assert again is not None
    assert report(replayed(archive, again), PLAN.hashes()) == report(replayed(archive), PLAN.hashes())
