"""Counting how often an article was read, and nothing about who read it.

Counts are added up in the memory of one worker and handed over every few seconds. No address, cookie or other
identifier is kept; the user agent is looked at and forgotten (only the hash of its text and the verdict
stay).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

log = logging.getLogger(__name__)

MACHINES = re.compile(
    r"bot\b|bot[/;_ -]|spider|crawl|slurp|preview|scan|monitor|uptime|fetch|http|curl|wget|python|java/|perl|"
    r"ruby|go-|headless|lighthouse|archive|feed|rss|validator|checker|wrk|axios|node|okhttp|scrapy|facebookexternalhit",
    re.IGNORECASE,
)
"""Words in a user agent that no reader's browser has. Crude on purpose: a count is a newsroom's hint, not a
bill."""

PREFETCH = (("sec-purpose", "prefetch"), ("purpose", "prefetch"), ("x-moz", "prefetch"))
REMEMBERED = 4096

Flush = Callable[[Mapping[str, int]], Any]


class ViewCounter:
    """Counts per article uid until they are flushed through `flush({uid: n})`."""

    def __init__(self, flush: Flush) -> None:
        self._flush = flush
        self._counts: Counter[str] = Counter()
        self._verdicts: dict[int, bool] = {}

    def see(self, uid: str, headers: Any) -> None:
        """Count one view of the article unless a machine asked or the page was only prefetched."""
        if self._by_machine(headers.get("user-agent") or ""):
            return
        if any(word in (headers.get(name) or "") for name, word in PREFETCH):
            return
        self._counts[uid] += 1

    def flush(self) -> None:
        """Hand over what was counted (blocking). What cannot be handed over is kept for the next time."""
        counts, self._counts = self._counts, Counter()
        if not counts:
            return
        try:
            self._flush(dict(counts))
        except Exception:
            log.exception("Views of %d articles could not be stored; they are kept in memory", len(counts))
            self._counts.update(counts)

    def _by_machine(self, agent: str) -> bool:
        mark = hash(agent)
        verdict = self._verdicts.get(mark)
        if verdict is None:
            verdict = not agent or MACHINES.search(agent) is not None
            if len(self._verdicts) >= REMEMBERED:
                self._verdicts.clear()
            self._verdicts[mark] = verdict
        return verdict
