"""Reads about people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from detente.standards import Edition, load_edition, shipped_edition
from detente.standards.feed import Feed

from .errors import UnknownPerson
from .feeds import feed_at
from .models import Person, Standing, StandingState


@dataclass(frozen=True, slots=True)
class StandingNow:
    """Where a person stands at this moment, here and on the whole site, the stricter of both."""

    may_post: bool
    state: str = StandingState.GOOD
    until: datetime | None = None
    warnings: int = 0
    blocks: int = 0
    whole_site: bool = True
    line_uid: str = ""

    @property
    def sentence(self) -> str:
        """What the person is told when they want to write and may not; empty when they may."""
        if self.may_post:
            return ""
        place = "this site" if self.whole_site else "this page"
        if self.state == StandingState.BLOCKED_FOR_GOOD:
            return f"A second block closed commenting on {place} for your account for good."
        if self.until is None:
            return f"Commenting on {place} is blocked for your account until the moderators restore it."
        return f"Commenting on {place} is blocked for your account until {self.until:%d %B %Y, %H:%M} UTC."


@lru_cache(maxsize=4)
def _edition(name: str) -> Edition:
    return load_edition(Path(name)) if name.endswith(".toml") else shipped_edition(name)


@lru_cache(maxsize=1)
def _asking(name: str, feed: Feed) -> Edition:
    return _edition(name).with_feed(feed)


def edition_in_force() -> Edition:
    """The edition of the standards that people accept when they register and by which they are judged.

    Where the operator named a list of harmful addresses, the edition asks it, a new one as soon as its file is there
    (`feeds.feed_at`). Raises EditionError, FeedError.
    """
    house = settings.DETENTE
    name, feed = str(house["EDITION"]), str(house.get("MALWARE_FEED", ""))
    return _asking(name, feed_at(feed, str(house["MALWARE_FEED_SHA256"]))) if feed else _edition(name)


def person_by_uid(uid: str) -> Person:
    """The person with this uid. Raises `UnknownPerson`."""
    try:
        return Person.objects.get(uid=uid)
    except Person.DoesNotExist as missing:
        raise UnknownPerson("Nobody here has that id.") from missing


def standing(person: Person, *, thread_reference: str = "", now: datetime | None = None) -> StandingNow:
    """Where `person` stands on the whole site and, when given, on one page. A block that ran out counts as warned."""
    moment = now or timezone.now()
    places = ["", thread_reference] if thread_reference else [""]
    rows = list(Standing.objects.filter(person=person, thread_reference__in=places))
    blocking = next((row for row in rows if _blocks(row, moment)), None)
    if blocking is not None:
        return _now(blocking, may_post=False)
    whole_site = next((row for row in rows if not row.thread_reference), None)
    if whole_site is None:
        return StandingNow(may_post=True)
    return _now(whole_site, may_post=True)


def _blocks(row: Standing, moment: datetime) -> bool:
    if row.state == StandingState.BLOCKED_FOR_GOOD:
        return True
    return row.state == StandingState.BLOCKED and (row.until is None or row.until > moment)


def _now(row: Standing, *, may_post: bool) -> StandingNow:
    state = row.state
    if may_post and state == StandingState.BLOCKED:
        state = StandingState.WARNED
    return StandingNow(
        may_post=may_post,
        state=state,
        until=row.until,
        warnings=row.warnings,
        blocks=row.blocks,
        whole_site=not row.thread_reference,
        line_uid=row.line_uid,
    )
