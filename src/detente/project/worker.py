"""The one process beside the web workers: notices, mail, scheduled publishing, queued tasks.

Each round reads what is due and then sleeps until the next; nobody calls it, so nothing is lost while it is down.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

ROUND_SECONDS = 2.0
SCHEDULE_ROUNDS = 15  # scheduled publishing is looked at every thirty seconds
logger = logging.getLogger("detente.worker")


def main() -> int:
    """Run rounds until SIGTERM or SIGINT. Returns 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.project.settings")
    import django

    django.setup()
    stop = threading.Event()

    def ask_to_stop(signum: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    parent = os.getppid()
    rounds = 0
    while not stop.is_set() and os.getppid() == parent:
        one_round(schedule=rounds % SCHEDULE_ROUNDS == 0)
        rounds += 1
        stop.wait(ROUND_SECONDS)
    return 0


def one_round(*, schedule: bool) -> None:
    """Everything that is due now. A failing duty is logged and does not stop the others."""
    from django.core.management import call_command
    from django.db import close_old_connections

    from detente.news.actions import close_due_conversations
    from detente.notices.actions import catch_up, send_mail
    from detente.project.tasks import run_queued_tasks

    close_old_connections()
    duties: list[tuple[str, Callable[[], object]]] = [
        ("notices", catch_up),
        ("mail", send_mail),
        ("tasks", run_queued_tasks),
    ]
    if schedule:
        duties.append(("schedule", lambda: call_command("publish_scheduled", verbosity=0)))
        duties.append(("conversations", close_due_conversations))
        duties.append(("upkeep", _upkeep))
    for name, duty in duties:
        try:
            duty()
        except Exception:  # one duty's failure must not stop the others, and the next round tries again
            logger.exception("The duty %r failed; it is tried again in the next round.", name)


def _upkeep() -> None:
    """Erase what its author took back long ago, forget fingerprints that no window reaches any more, and close appeals
    that were overtaken."""
    from detente.comments.actions import erase_texts, forget_likenesses
    from detente.moderation.actions import settle_overtaken

    erase_texts()
    forget_likenesses()
    settle_overtaken()


if __name__ == "__main__":
    sys.exit(main())
