"""From a request's address to the page it means.

Only query parameters that a route knows make a page of their own; all others are dropped before Django is
asked, so a link decorated by an advertiser neither fills the cache nor changes what the next reader sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlencode

from detente.delivery.cache import Key

LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))
LONGEST_ADDRESS = 1024
"""Characters of path and known query together, above which a page is not cached."""


@dataclass(frozen=True)
class Routes:
    """Which addresses are everybody's, and which parameters they know.

    `personal` are path prefixes that are never cached and keep every header. `parameters` maps a path prefix
    to the names its pages know; the longest matching prefix counts, so `""` is the rule for the whole site. `base`
    is the host that readers know the site by, with its port, as in its public address; "" keeps every host apart.
    """

    personal: tuple[str, ...] = ("/accounts/", "/comments/", "/moderation/", "/editor/", "/api/", "/healthz")
    parameters: Mapping[str, frozenset[str]] | None = None
    base: str = ""

    @cached_property
    def _longest_first(self) -> list[tuple[str, frozenset[str]]]:
        rules = self.parameters if self.parameters is not None else {"": frozenset({"page"})}
        return sorted(rules.items(), key=lambda rule: -len(rule[0]))

    def is_personal(self, path: str) -> bool:
        """Whether the address belongs to one reader (its prefix without the last slash counts too)."""
        return path.startswith(self.personal) or path + "/" in self.personal

    def known(self, path: str) -> frozenset[str]:
        """The query parameters that this address knows."""
        for prefix, names in self._longest_first:
            if path.startswith(prefix):
                return names
        return frozenset()

    def query(self, path: str, raw: str) -> str:
        """The query string with known parameters only: the last value of each, sorted by name."""
        if not raw:
            return ""
        names = self.known(path)
        kept = {name: value for name, value in _pairs(raw) if name in names}
        return urlencode(sorted(kept.items()))

    def host(self, given: str) -> str:
        """The host that a page is made and kept under: the public one for whatever means the same.

        The same name with another port (Django lets every port pass) and, on a loopback site, every name of this
        machine would otherwise each fill the cache with copies of all pages. Whoever makes the page has to ask for
        this very host, or one reader's spelling would end up in everybody's page.
        """
        if given == self.base or not self.base:
            return given
        name = _name(given)
        own = self._own_name
        return self.base if name == own or (name in LOOPBACK and own in LOOPBACK) else given

    @cached_property
    def _own_name(self) -> str:
        return _name(self.base)

    def key(self, *, scheme: str, host: str, path: str, query: str) -> Key | None:
        """The page's key, or None where the address is too long or too odd to be worth keeping."""
        if not path.startswith("/") or "\ufffd" in path or not path.isprintable():
            return None
        known = self.query(path, query)
        if len(path) + len(known) > LONGEST_ADDRESS:
            return None
        return Key(scheme, host.lower(), path, known)


def _name(host: str) -> str:
    """The name of a host without its port; what is no plain name with a port of digits is left as it is."""
    name, colon, port = host.lower().rpartition(":")
    plain = name if colon and port.isascii() and port.isdigit() and not name.endswith(":") else host.lower()
    return plain.removesuffix(".")


def _pairs(raw: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return []
