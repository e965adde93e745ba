"""What a setting may say: one kind of value each, with the words that a refusal uses for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

ON = frozenset({"on", "1", "true", "yes"})
OFF = frozenset({"off", "0", "false", "no", ""})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what is allowed, in words that complete "must be …", and the test of it.

    `private` values may hold a password, so a refusal shows of them only the scheme.
    """

    allowed: str
    fits: Callable[[str], bool]
    private: bool = False

    def shown(self, value: str) -> str:
        """How a refusal repeats the value."""
        if not self.private:
            return repr(value)
        scheme, mark, _ = value.partition("://")
        return f"one that begins with {scheme + mark!r}" if mark and len(scheme) < 20 else "what it says now"


def anything() -> Kind:
    """Any text."""
    return Kind("any text", lambda value: True)


def words(*allowed: str, or_empty: bool = False) -> Kind:
    """One of a few words."""
    return Kind(
        " or ".join(allowed) + (", or empty" if or_empty else ""),
        lambda value: value in allowed or (or_empty and not value),
    )


def on_or_off() -> Kind:
    """A switch. Written wrongly it must not silently mean off."""
    return Kind("on or off", lambda value: value.lower() in ON | OFF)


def whole(least: int, *, or_empty: bool = False) -> Kind:
    """A whole number of at most nine digits, from `least` on."""

    def fits(value: str) -> bool:
        return (or_empty and not value) or (
            re.fullmatch(r"[0-9]{1,9}", value) is not None and int(value) >= least
        )

    return Kind(f"a whole number, {least} or more" + (", or empty" if or_empty else ""), fits)


def port() -> Kind:
    """A TCP port."""
    return Kind("a whole number from 1 to 65535", lambda value: whole(1).fits(value) and int(value) <= 65535)


def address(*schemes: str, private: bool = True, needs: str = "a host") -> Kind:
    """A URL of one of the schemes, with a host (or, for a database, a name), or empty."""
    parts = {"a host": lambda url: url.hostname, "a name": lambda url: url.path.strip("/")}
    told = " or ".join(f"{scheme}://…" for scheme in schemes)
    return Kind(
        f"{told} with {needs}, or empty",
        lambda value: not value or bool((url := _url(value, schemes)) and parts[needs](url)),
        private,
    )


def language() -> Kind:
    """A language that Django has translations for."""

    def fits(value: str) -> bool:
        from django.conf.global_settings import LANGUAGES

        return value.lower() in {code for code, _ in LANGUAGES}

    return Kind("the code of a language that Django knows, such as en or fr", fits)


def time_zone() -> Kind:
    """A zone of the IANA database."""

    def fits(value: str) -> bool:
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(value)
        except (ValueError, LookupError, OSError):  # no such name, a path, a folder of names
            return False
        return True

    return Kind("the name of a time zone, such as UTC or Europe/Brussels", fits)


def sha256() -> Kind:
    """A SHA-256 as most programs print it, the path of a file that holds it, or empty."""
    return Kind(
        "64 hexadecimal digits, the path of a file that holds them (with a slash), or empty",
        lambda value: re.fullmatch(r"((sha256:)?[0-9a-fA-F]{64}|.*/.*)?", value) is not None,
    )


def country() -> Kind:
    """An ISO 3166-1 alpha-2 code or empty."""
    return Kind(
        "two letters, such as BE, or empty", lambda value: re.fullmatch(r"([A-Za-z]{2})?", value) is not None
    )


def _url(value: str, schemes: tuple[str, ...]) -> SplitResult | None:
    try:
        url = urlsplit(value)
        _ = url.port  # raises where it is no number, or no port
    except ValueError:
        return None
    return url if url.scheme in schemes and "://" in value else None
