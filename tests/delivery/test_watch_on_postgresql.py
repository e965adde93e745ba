"""The look at a real ledger where ids become visible out of order."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from detente.ledger.actions import append
from detente.ledger.events import Event
from detente.project import rsgi

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def line(tag: str) -> None:
    with transaction.atomic():
        append(event=Event.COMMENT_POST_PUBLISHED, actor="person:x", subject="comment:y", touches=[tag])


def until(met: Callable[[], Any]) -> None:
    deadline = time.monotonic() + 10
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_line_that_commits_late_is_seen_although_a_later_id_was_seen_before() -> None:
    watch = rsgi.watch()
    seen: set[str] = set()

    def saw(tag: str) -> bool:
        seen.update(watch.look())
        return tag in seen

    try:
        until(lambda: saw("site"))  # the first look drops everything
        began, commit = threading.Event(), threading.Event()

        def slow() -> None:
            with transaction.atomic():
                append(event=Event.COMMENT_POST_PUBLISHED, actor="person:x", subject="comment:z", touches=["late"])
                began.set()
                assert commit.wait(10)
            connection.close()

        writer = threading.Thread(target=slow)
        writer.start()
        assert began.wait(10)
        line("early")
        until(lambda: saw("early"))
        assert "late" not in seen
        commit.set()
        writer.join()
        until(lambda: saw("late"))
    finally:
        watch.close()
