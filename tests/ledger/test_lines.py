"""The ledger on a real database: append-only, inside a transaction, with bytes that stay."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.actions import append
from detente.ledger.canonical import canonical_json, commitment, leaf_hash, new_salt
from detente.ledger.errors import OutsideTransaction, UnfitFacts, UnknownLine
from detente.ledger.events import Event
from detente.ledger.models import Line
from detente.ledger.queries import line, lines_about, lines_after, newest_id, settled_lines_after

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def one(**more: object) -> Line:
    with transaction.atomic():
        return append(event=Event.COMMENT_POST_PUBLISHED, actor="person:a", subject="comment:c", **more)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_line_holds_who_what_and_which_subject_in_canonical_bytes() -> None:
    written = one(facts={"scores": {"insult": 970}}, touches=["thread:t", "article:a"])
    content = json.loads(written.canonical)
    assert content["actor"] == "person:a" and content["subject"] == "comment:c"
    assert content["event"] == "comment:post:published" and content["facts"] == {"scores": {"insult": 970}}
    assert written.canonical == canonical_json(content)
    assert written.leaf == leaf_hash(written.canonical)
    assert "touches" not in content and written.touches == "thread:t article:a"


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["UPDATE ledger_line SET actor = 'x'", "DELETE FROM ledger_line"])
def test_the_database_refuses_to_change_or_delete_a_line(sql: str) -> None:
    one()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Line.objects.count() == 1


@pytest.mark.django_db
def test_facts_without_a_canonical_form_are_refused_and_leave_nothing() -> None:
    for facts in ({"score": 0.5}, {"ключ": 1}, {"when": object()}):
        with pytest.raises(UnfitFacts):
            one(facts=facts)
    assert newest_id() == 0


@pytest.mark.django_db(transaction=True)
def test_a_line_belongs_into_the_transaction_of_its_act() -> None:
    with pytest.raises(OutsideTransaction):
        append(event=Event.COMMENT_POST_PUBLISHED, actor="a", subject="b")
    with transaction.atomic():
        append(event=Event.COMMENT_POST_PUBLISHED, actor="a", subject="b")
        transaction.set_rollback(True)
    assert Line.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_readers_that_keep_a_place_see_every_line_once() -> None:
    written = [one() for _ in range(7)]
    place, seen = 0, []
    while lines := settled_lines_after(place, limit=3):
        seen += [row.uid for row in lines]
        place = lines[-1].pk
    assert seen == [row.uid for row in written]
    assert [row.uid for row in lines_after(written[4].pk)] == [row.uid for row in written[5:]]
    assert lines_about("comment:c").count() == 7 and line(written[3].uid) == written[3]
    with pytest.raises(UnknownLine):
        line("nobody")


@given(JSON)
def test_canonical_json_is_one_text_for_one_value(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value and canonical_json(json.loads(text)) == text


@given(st.text(), st.text())
def test_a_commitment_opens_with_its_salt_and_text_only(text: str, other: str) -> None:
    try:
        text.encode(), other.encode()
    except UnicodeEncodeError:
        return
    salt = new_salt()
    assert commitment(salt, text) == commitment(salt, text)
    assert (commitment(salt, text) == commitment(salt, other)) == (text == other)
    assert commitment(new_salt(), text) != commitment(salt, text)
