"""What the publisher set for comments, read in one place. Every value has a default that is safe."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from detente.standards.history import WINDOW

from .help_lines import HelpLine, lines_of

logger = logging.getLogger("detente.comments")
EDIT_WINDOW = timedelta(minutes=15)
# As far back as the standards room's own history reaches.
LIKENESS_WINDOW = WINDOW
# A posting of 5,000 characters is at most 60 kB on the wire (twelve bytes each, when every one is
# percent-encoded).
BODY_LIMIT = 128 * 1024
NEWCOMER_COMMENTS = 3
# Regulation (EU) 2022/2065, Article 20(1): at least six months from the day of being informed; 183 days hold the longest.
APPEAL_WINDOW = timedelta(days=183)


def setting(name: str, default: Any) -> Any:
    """One entry of `settings.DETENTE`, or `default` when it is missing or None."""
    found = getattr(settings, "DETENTE", {}).get(name)
    return default if found is None else found


def comment_limit() -> int:
    """How many code points a comment may have."""
    return int(setting("COMMENT_LIMIT", 5_000))


def posts_per_minute() -> int:
    """How many comments one person may send in sixty seconds before the site says "too often"."""
    return int(setting("POSTS_PER_MINUTE", 10))


def flags_per_hour() -> int:
    """How many flags one person may raise in an hour."""
    return int(setting("FLAGS_PER_HOUR", 60))


def tries_per_minute() -> int:
    """How many texts one visitor may have judged in a minute on the pages of the standards."""
    return int(setting("TRIES_PER_MINUTE", 20))


def held_newcomer_comments() -> int:
    """How many first comments of a newcomer wait for a moderator; 0 holds none."""
    return int(setting("HOLD_NEWCOMERS", 0))


def hold_unmeasured() -> bool:
    """Whether a comment waits for a moderator when its language leaves a rule unmeasured, whatever the edition says."""
    return bool(setting("HOLD_UNMEASURED", False))


_last_good: dict[str, tuple[str, ...]] = {}


def held_words() -> tuple[str, ...]:
    """The newsroom's own list: words and phrases whose comments wait for a moderator.

    While the file cannot be read, the list read last holds, so that nobody's comment fails over it.
    """
    source = setting("HELD_WORDS", ())
    if not isinstance(source, str | Path):
        return tuple(source)
    return _entries_of(str(source), "held words") if source else ()


def own_help_lines() -> tuple[HelpLine, ...]:
    """The newsroom's own list of help lines, empty when there is none or it cannot be used: the shipped ones are then
    shown.
    """
    path = str(setting("HELP_LINES", ""))
    try:
        return lines_of(_entries_of(path, "help lines")) if path else ()
    except ValueError as failure:
        logger.error("The help lines in %s cannot be used (%s); the shipped ones are shown.", path, failure)
        return ()


def _entries_of(path: str, what: str) -> tuple[str, ...]:
    try:
        _last_good[path] = _words_of_file(path, Path(path).stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError) as failure:
        logger.error("The %s in %s cannot be read (%s); the list read last holds.", what, path, failure)
    return _last_good.get(path, ())


@lru_cache(maxsize=4)
def _words_of_file(path: str, changed: int) -> tuple[str, ...]:
    lines = (line.strip() for line in Path(path).read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def site_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that the site is written in."""
    return tuple(setting("SITE_LANGUAGES", (settings.LANGUAGE_CODE[:2],)))


def site_host() -> str:
    """The host under which readers find this site, empty when none is set: links that imitate it are suspicious."""
    return urlsplit(str(setting("BASE_URL", ""))).hostname or ""


def publisher() -> str:
    """The newspaper's name, empty when none is set."""
    return str(setting("PUBLISHER", ""))


def help_country() -> str:
    """The ISO 3166 code of the country whose help lines are shown, empty when none is set."""
    return str(setting("HELP_COUNTRY", "")).upper()
