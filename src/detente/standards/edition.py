"""Editions: one readable TOML file from which come the public page, the executed policy and its tests.

A file that cannot be used is refused with all its mistakes: for each the line, the key and what to write instead.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from detente.standards.errors import EditionError
from detente.standards.feed import Feed
from detente.standards.rule_numbers import named_instead, nearest, wrongs_in
from detente.standards.toml_lines import Places

Ceiling = Literal["none", "mark", "rank", "hold", "refuse"]
RULE_IDS = (
    "law", "respect", "off-topic", "hatred", "minors", "extremism", "insult", "publisher", "privacy",
    "violence",
    "suicide", "advertising", "promotion", "profanity", "spam", "drugs", "malware", "flash-mob",
    "flooding", "trolling",
    "language-norms", "site-language",
)  # fmt: skip
CEILINGS = ("none", "mark", "rank", "hold", "refuse")
FORCES = ("must", "may")
SHIPPED = ("recommended", "as-published")
_RULE_KEYS = {
    "title": str, "text": str, "force": str, "enabled": bool, "shadow": bool, "ceiling": str, "detector": str, "note": str,
    "thresholds": dict, "matches": list, "passes": list,
}  # fmt: skip
_OPTIONAL = {"note": "", "shadow": False, "thresholds": {}, "matches": [], "passes": []}
_REMEDIES = {
    "Cannot overwrite a value": "The key stands twice in its table: delete one of the two, or put back the table's header between them.",
    "Cannot declare": "The table stands twice in the file: join the two.",
    "Invalid value": "Texts stand in quotes, numbers without; instead of yes and no write true and false.",
}
_BOM = b"\xef\xbb\xbf"
_TOP_KEYS = ("name", "title", "preamble", "sanctions", "hold_unmeasured", "rules")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an edition.

    number: 1-based place in the published list. force: "must" (such a comment will be deleted) or "may" (it
    can be). ceiling: the most a machine may do: "none", "mark", "rank", "hold" or "refuse". detector: one
    plain sentence that says what recognises a breach by machine today, or "people only". thresholds: `mark`,
    `hold` and `refuse` are the lowest scores for that action (an action that is not named is never taken);
    other names belong to the detector. shadow: what is found is recorded in the verdict and not acted on.
    matches, passes: examples that must and must not give a finding; they run as tests. feed: the operator's list
    of harmful addresses, which only `malware` asks; it is no part of the file, and a verdict names it by its hash.
    """

    id: str
    number: int
    title: str
    text: str
    force: str
    ceiling: str
    enabled: bool
    detector: str
    note: str = ""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    matches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    shadow: bool = False
    feed: Feed | None = None

    @property
    def has_detector(self) -> bool:
        """Whether a machine looks for this rule today."""
        return self.detector != "people only"

    def threshold(self, name: str, default: float) -> float:
        """The number the edition gives for `name`, else `default`."""
        return float(self.thresholds.get(name, default))


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole published set of rules. `hash` is "sha256:…" over the file's bytes. `rules` is in published
    order. hold_unmeasured: a comment waits for a person when its language leaves a rule unmeasured; without it such a
    comment is published and shown to people afterwards.
    """

    name: str
    hash: str
    rules: Mapping[str, Rule]
    title: str = ""
    preamble: str = ""
    sanctions: tuple[str, ...] = ()
    hold_unmeasured: bool = False

    @property
    def feed(self) -> Feed | None:
        """The list of harmful addresses that `malware` asks, if the operator named one."""
        return self.rules["malware"].feed

    def with_feed(self, feed: Feed | None) -> Edition:
        """The same edition, asking this feed about links."""
        rules = {**self.rules, "malware": replace(self.rules["malware"], feed=feed)}
        return replace(self, rules=MappingProxyType(rules))

    def limited_to(self, ids: Iterable[str]) -> Edition:
        """The same edition with only the named rules switched on. Raises EditionError "unknown-rule"."""
        wanted = set(ids)
        for unknown in sorted(wanted - set(self.rules)):
            raise EditionError("unknown-rule", f'there is no rule "{unknown}".', remedy=_choice(self.rules))
        rules = {
            name: rule if name in wanted else replace(rule, enabled=False)
            for name, rule in self.rules.items()
        }
        return replace(self, rules=MappingProxyType(rules))

    def without(self, rule_id: str) -> Edition:
        """The same edition with one rule switched off (a publisher may do that with `publisher`)."""
        return self.limited_to(name for name, rule in self.rules.items() if name != rule_id and rule.enabled)


@cache
def shipped_edition(name: str = "recommended") -> Edition:
    """Return the edition "recommended" or "as-published". Raises EditionError "unknown-edition"."""
    if name not in SHIPPED:
        raise EditionError("unknown-edition", f'no edition "{name}" is shipped.', remedy=_choice(SHIPPED))
    return parse_edition(edition_file(name), source=f"{name}.toml")


def edition_file(name: str | Path) -> bytes:
    """The bytes of the file of a shipped edition, by its name, or of any file. Raises EditionError."""
    if name in SHIPPED:
        return files("detente.standards.editions").joinpath(f"{name}.toml").read_bytes()
    return _bytes_of(Path(name))


def load_edition(path: str | Path) -> Edition:
    """Read an edition file. Raises EditionError, which names the line, the key and the remedy of each mistake."""
    path = Path(path)
    return parse_edition(_bytes_of(path), source=path.name)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as problem:  # a ValueError where the name holds a NUL
        reason = getattr(problem, "strerror", None) or "unreadable"
        remedy = f"Name a file that is there, or an edition that is shipped: {', '.join(SHIPPED)}."
        raise EditionError(
            "edition-unreadable", f"cannot be read ({reason}).", remedy=remedy, source=str(path)
        ) from problem


def parse_edition(content: bytes, *, source: str = "edition") -> Edition:
    """Build an edition from the bytes of its file; `source` is the name used in refusals.

    Raises EditionError: for a file that is no TOML its first mistake, else every mistake that follows from no other.
    """
    text = _decoded(content, source)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _not_toml(str(problem), source) from problem
    except (ValueError, RecursionError) as problem:
        raise _beyond_toml(problem, source) from problem
    checker = _Checker(text, source)
    checker.top(data)
    tables = checker.rules(data)
    name, title = (checker.string(data, key) for key in ("name", "title"))
    checker.finish()
    rules = {key: Rule(id=key, number=at, **values) for at, (key, values) in enumerate(tables.items(), start=1)}
    return Edition(
        name=name,
        hash="sha256:" + hashlib.sha256(content).hexdigest(),
        rules=MappingProxyType(rules),
        title=title,
        preamble=str(data.get("preamble", "")).strip(),
        sanctions=tuple(line.strip() for line in data.get("sanctions", ())),
        hold_unmeasured=data.get("hold_unmeasured", False),
    )


def _decoded(content: bytes, source: str) -> str:
    try:
        return content.removeprefix(_BOM).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        remedy = "Save the file as UTF-8."
        raise EditionError(
            "edition-not-utf8", "is not UTF-8.", line=line, remedy=remedy, source=source
        ) from problem


def _not_toml(problem: str, source: str) -> EditionError:
    said, _, place = problem.partition(" (at line ")
    digits, _, column = place.rstrip(")").partition(", ")
    line = int(digits) if digits.isdigit() else 0
    remedy = "Check quotes, brackets and equals signs there; the file is TOML (toml.io)."
    for begin, better in _REMEDIES.items():
        remedy = better if said.startswith(begin) else remedy
    told = f"{said} ({column})." if column else f"{problem}."
    return EditionError("edition-not-toml", told, line=line, remedy=remedy, source=source)


def _beyond_toml(problem: Exception, source: str) -> EditionError:
    """What is sound TOML, and more than Python reads: the reader does not say where it stands."""
    said, remedy = "holds a number of thousands of digits.", "Write a shorter number."
    if isinstance(problem, RecursionError):
        said, remedy = "holds lists or tables thousands deep.", "Look for a row of brackets."
    return EditionError("edition-not-toml", said, remedy=remedy, source=source)


def _choice(names: Iterable[str]) -> str:
    return "Choose one of: " + ", ".join(names) + "."


class _Checker:
    """Checks the parsed file and gathers every mistake with its line, so that a person can mend all of them at once.

    What only follows from another mistake is not told: no missing `force` beside a misspelt `forc`.
    """

    def __init__(self, text: str, source: str) -> None:
        self.places = Places(text)
        self.source = source
        self.mistakes: list[EditionError] = []

    def wrong(self, code: str, problem: str, *, table: str = "", key: str = "", remedy: str = "") -> None:
        """Keep a mistake."""
        dotted = ".".join(part for part in (table, key) if part)
        line = self.places.line_of(table, key)
        self.mistakes.append(EditionError(code, problem, line=line, key=dotted, remedy=remedy, source=self.source))

    def finish(self) -> None:
        """Raises EditionError where a mistake was found."""
        if self.mistakes:
            raise EditionError.of_all(self.mistakes)

    def string(self, data: Mapping[str, Any], key: str) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        remedy = f'Write {key} = "…" at the top of the file.'
        if not _meant(data, _TOP_KEYS, key):
            self.wrong("edition-key-missing", f"{key} is missing or empty.", key=key, remedy=remedy)
        return ""

    def top(self, data: Mapping[str, Any]) -> None:
        """What stands above the rules: no key that is misspelt, none of another type."""
        for key, value in data.items():
            if key not in _TOP_KEYS:
                place = {"table": key} if isinstance(value, dict) else {"key": key}
                self.wrong("unknown-key", "is not known.", **place, remedy=named_instead(key, _TOP_KEYS))
        kinds = (("preamble", str, "a text in quotes"), ("hold_unmeasured", bool, "true or false"))
        wrong = [(key, wanted) for key, kind, wanted in kinds if not isinstance(data.get(key, kind()), kind)]
        sanctions = data.get("sanctions", [])
        if not isinstance(sanctions, list) or not all(isinstance(line, str) for line in sanctions):
            wrong.append(("sanctions", "a list of texts in quotes"))
        for key, wanted in wrong:
            self.wrong("edition-wrong-type", "has the wrong type.", key=key, remedy=f"Write {wanted}.")

    def rules(self, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """The checked values of each rule's table, in the order of the file."""
        tables = data.get("rules")
        misplaced = [data[key] for key in _meant(data, _TOP_KEYS, "rules") if isinstance(data[key], dict)]
        if not isinstance(tables, dict):
            if not misplaced:
                remedy = "Add a table [rules.law]."
                self.wrong("edition-key-missing", "there are no rules.", key="rules", remedy=remedy)
            return {}
        for unknown in [name for name in tables if name not in RULE_IDS]:
            remedy = named_instead(unknown, RULE_IDS)
            self.wrong("unknown-rule", "is no rule that exists.", table=f"rules.{unknown}", remedy=remedy)
        for missing in [name for name in RULE_IDS if name not in tables]:
            if not _meant(tables, RULE_IDS, missing) and not any(missing in table for table in misplaced):
                remedy = f"Add the table [rules.{missing}]; to switch a rule off, write enabled = false."
                self.wrong("rule-missing", f'the rule "{missing}" is missing.', key=f"rules.{missing}", remedy=remedy)
        known = [name for name in tables if name in RULE_IDS]
        headless = [name for name in known if _is_headless(tables[name]) and _meant(tables, RULE_IDS, name)]
        return {name: self.rule(name, tables[name]) for name in known if name not in headless}

    def rule(self, name: str, table: Any) -> dict[str, Any]:
        place = f"rules.{name}"
        if not isinstance(table, dict):
            self.wrong("edition-wrong-type", "must be a table.", key=place, remedy=f"Write [{place}] on its own line.")
            return {}
        for key in table:
            if key not in _RULE_KEYS:
                self.wrong("unknown-key", "is not known.", table=place, key=key, remedy=named_instead(key, _RULE_KEYS))
        needed = [key for key in _RULE_KEYS if key not in _OPTIONAL]
        if not any(key in table or _meant(table, _RULE_KEYS, key) for key in needed):  # its header is missing, most likely
            remedy = f"Add {', '.join(needed)} to [{place}]."
            self.wrong("edition-key-missing", "is missing.", table=place, key=needed[0], remedy=remedy)
            return {}
        values = {key: self.value(place, table, key, kind) for key, kind in _RULE_KEYS.items()}
        self.one_of(place, "force", values["force"], FORCES)
        self.one_of(place, "ceiling", values["ceiling"], CEILINGS)
        values["thresholds"] = self.thresholds(place, name, values)
        for key in ("matches", "passes"):
            values[key] = self.examples(place, key, values[key])
        return values

    def value(self, place: str, table: Mapping[str, Any], key: str, kind: type) -> Any:
        """The value of a key of a rule; one without a meaning where it is wrong, which has been told then."""
        found = kind()
        if key not in table:
            if key not in _OPTIONAL and not _meant(table, _RULE_KEYS, key):
                remedy = f"Add {key} = … to [{place}]."
                self.wrong("edition-key-missing", "is missing.", table=place, key=key, remedy=remedy)
            return _OPTIONAL.get(key, found)
        value = table[key]
        if not isinstance(value, kind):
            wanted = {str: "a text in quotes", bool: "true or false", dict: "a table", list: "a list"}[kind]
            self.wrong("edition-wrong-type", "has the wrong type.", table=place, key=key, remedy=f"Write {wanted}.")
            return found
        if isinstance(value, str) and key != "note" and not value.strip():
            self.wrong("edition-key-missing", "is empty.", table=place, key=key, remedy="Write a sentence.")
        return value.strip() if isinstance(value, str) else value

    def one_of(self, place: str, key: str, value: str, choices: Iterable[str]) -> None:
        if value and value not in choices:
            problem = f'"{value}" is not possible.'
            self.wrong("edition-wrong-value", problem, table=place, key=key, remedy=_choice(choices))

    def thresholds(self, place: str, name: str, values: Mapping[str, Any]) -> Mapping[str, float]:
        table, detector, ceiling = values["thresholds"], values["detector"], values["ceiling"]
        found = wrongs_in(name, detector, table)
        for wrong in found:
            self.wrong(wrong.code, wrong.problem, table=f"{place}.thresholds", key=wrong.key, remedy=wrong.remedy)
        if detector == "people only" and ceiling in CEILINGS[1:]:
            problem = f'"{ceiling}" is not possible where people only look for the rule.'
            remedy = 'Write ceiling = "none".'
            self.wrong("edition-wrong-value", problem, table=place, key="ceiling", remedy=remedy)
        return MappingProxyType({} if found else {key: float(value) for key, value in table.items()})

    def examples(self, place: str, key: str, values: list[Any]) -> tuple[str, ...]:
        for number, value in enumerate(values, start=1):
            if not isinstance(value, str) or not value.strip():
                problem, remedy = f"example {number} is no text.", "Write a text in quotes."
                self.wrong("edition-wrong-type", problem, table=place, key=key, remedy=remedy)
        return tuple(values)


def _is_headless(table: Any) -> bool:
    """Whether a rule is there by nothing but [rules.….thresholds], so that its own header may be misspelt."""
    return isinstance(table, dict) and table.keys() == {"thresholds"}


def _meant(given: Iterable[str], known: Iterable[str], name: str) -> list[str]:
    """The unknown names among the given ones that were answered with "Did you mean" this name."""
    names = list(known)
    return [key for key in given if key not in names and nearest(key, names) == name]
