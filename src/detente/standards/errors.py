"""Named refusals of the standards room: a class, a stable code, a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

MOST_TOLD = 100
"""Mistakes of one file that a message lists, at most: a file that is no edition at all could have any number."""


def printable(value: object) -> str:
    """A text from a file as any terminal can print it: what steers a terminal, breaks a line, or is half a character, is
    written as a number.
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(value))


class StandardsError(Exception):
    """Base of every refusal here. `code` is stable kebab-case, `message` is a sentence for a person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def told(self) -> str:
        """The sentence with its code behind it, as a terminal shows it."""
        return f"{self.message} [{self.code}]"

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel whole from one process to another, whatever the class asks for when it is made."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[StandardsError], args: tuple[Any, ...], facts: dict[str, Any]) -> StandardsError:
    made = kind.__new__(kind)
    made.args = args
    made.__dict__.update(facts)
    return made


class TextRefused(StandardsError):
    """A text that the doors do not take in: "empty-text", "text-too-long" or "invalid-utf8"."""


class EditionError(StandardsError):
    """An edition file that cannot be used.

    `line` is 1-based (0 when no line can be named), `key` the dotted key, `remedy` says what to write
    instead. `mistakes` are all of them where a file has several, in its order, and empty where it has one: then
    the message has a line for each, and `code`, `line`, `key` and `remedy` are those of the one met first.
    """

    def __init__(
        self, code: str, problem: str, *, line: int = 0, key: str = "", remedy: str = "", source: str = ""
    ) -> None:
        place = ", ".join(
            part for part in (source, f"line {line}" if line else "", f"key {key}" if key else "") if part
        )
        super().__init__(code, printable(f"{place}: {problem} {remedy}".strip(" :")))
        self.line = line
        self.key = key
        self.remedy = remedy
        self.mistakes: tuple[EditionError, ...] = ()

    @classmethod
    def of_all(cls, mistakes: Sequence[EditionError]) -> EditionError:
        """One refusal for all the mistakes of a file, at least one; what has no line comes last."""
        whole = copy(mistakes[0])
        if len(mistakes) > 1:
            whole.mistakes = tuple(sorted(mistakes, key=lambda one: (not one.line, one.line)))
            whole.message = _listed(whole.mistakes, [one.message for one in whole.mistakes])
            whole.args = (whole.message,)
        return whole

    @property
    def told(self) -> str:
        """Every mistake on a line of its own, each with its code."""
        return _listed(self.mistakes, [one.told for one in self.mistakes]) if self.mistakes else super().told


def _listed(mistakes: Sequence[EditionError], lines: Sequence[str]) -> str:
    more = len(mistakes) - MOST_TOLD
    return "\n".join([*lines[:MOST_TOLD], *([f"… and {more:,} more."] if more > 0 else [])])


class WeightsRefused(StandardsError):
    """A weight file that is missing ("weights-missing") or is not the one that was published
    ("weights-altered").
    """


class LineRefused(StandardsError):
    """A line of the stream that is no judgeable comment: "invalid-json", "missing-text", and so on."""


class LanguagesRefused(StandardsError):
    """Languages of a site that cannot be used: "no-language", "unknown-language"."""


class FeedError(StandardsError):
    """A feed of harmful addresses that cannot be used; `line` is 1-based, 0 when no line can be named."""

    def __init__(self, code: str, source: str, problem: str, *, line: int = 0) -> None:
        place = f"{source}, line {line}" if line else source
        super().__init__(code, printable(f"{place}: {problem}"))
        self.line = line
