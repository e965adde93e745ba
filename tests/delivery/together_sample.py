"""Writers that share their commits, in a process with a ledger of its own: `python together_sample.py`.

Prints JSON: what each act was told, what the ledger holds afterwards, and how many commits it took.
"""

from __future__ import annotations

import json
import threading
from typing import Any

from detente.project.starting import setup

setup()

from django.core.management import call_command  # noqa: E402
from django.db import OperationalError, connection, transaction  # noqa: E402
from django.db.backends.sqlite3.base import DatabaseWrapper  # noqa: E402

from detente.ledger.actions import append  # noqa: E402
from detente.ledger.events import Event  # noqa: E402
from detente.ledger.models import Line  # noqa: E402
from detente.ledger.together import together  # noqa: E402

WRITERS, ACTS = 8, 25
told: dict[str, str] = {}
commits: list[int] = []
failing = threading.Event()
commit = DatabaseWrapper._commit


def counted(self: Any) -> Any:
    commits.append(1)
    if failing.is_set():
        raise OperationalError("disk I/O error")
    return commit(self)


@together
def act(subject: str) -> str:
    line = append(event=Event.COMMENT_POST_PUBLISHED, actor="person:x", subject=subject)
    if subject.endswith("7"):
        raise ValueError("refused after its line was written")
    if subject.startswith("lost"):
        # What SQLite does by itself when the disk is full in the middle of a statement.
        connection.connection.rollback()
        raise OperationalError("database or disk is full")
    return line.subject


def write(name: str, subjects: list[str]) -> None:
    for subject in subjects:
        try:
            told[subject] = "stored" if act(subject) == subject else "mixed up"
        except (ValueError, OperationalError) as refused:
            told[subject] = str(refused)
    connection.close()


def run(groups: dict[str, list[str]]) -> None:
    threads = [threading.Thread(target=write, args=item) for item in groups.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def subjects_held() -> list[str]:
    return sorted(Line.objects.values_list("subject", flat=True))


call_command("migrate", "ledger", verbosity=0)
DatabaseWrapper._commit = counted  # type: ignore[method-assign]
run({f"w{w}": [f"w{w}:{n}" for n in range(ACTS)] for w in range(WRITERS)})
first = {"told": dict(told), "held": subjects_held(), "commits": len(commits)}
told.clear()
failing.set()
run({"a": ["failing:1"], "b": ["failing:2"]})
failing.clear()
after_failure = {"told": dict(told), "held": len(subjects_held())}
told.clear()
run({f"l{n}": [f"lost:{n}0", f"near:{n}1", f"near:{n}2"] for n in range(4)})
lost = {"told": dict(told), "held": subjects_held()}
with transaction.atomic():
    nested = act("nested:1")
print(json.dumps({"first": first, "failing": after_failure, "lost": lost, "nested": nested}))
