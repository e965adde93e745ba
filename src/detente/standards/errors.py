"""Named refusals of the standards room: a class, a stable code, a sentence."""

from __future__ import annotations

from typing import Any


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
    instead.
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
