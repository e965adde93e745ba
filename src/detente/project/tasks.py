"""Running what Wagtail and the rooms put into the task queue, inside the one worker process."""

from __future__ import annotations

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def run_queued_tasks() -> None:
    """Run every task that is ready, then return. Looks first without a lock, so an idle queue costs one read."""
    if not DBTaskResult.objects.ready().exists():
        return
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="detente-worker",
        excluded_queue_names=[],
    ).run()
