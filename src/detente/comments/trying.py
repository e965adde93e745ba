"""The box on the page of a rule: a text judged as it would be here, and for the rules about repetition several
comments, one after the other. Nothing is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from detente.standards import (
    Article,
    Circumstances,
    Edition,
    Finding,
    InMemoryHistory,
    Past,
    Rule,
    TextRefused,
    Verdict,
    accept,
    fingerprint,
    judge,
    normalise,
)
from detente.standards.examples import scene_of, thread_of
from detente.standards.fingerprints import unquoted
from detente.standards.judging import DETECTORS_OF_HISTORY

from . import house
from .errors import TooManyTogether, TooManyTries
from .forms import Posting
from .limits import count_try
from .measures import named
from .text import marked

OF_HISTORY = frozenset(name for name, _ in DETECTORS_OF_HISTORY)
"""The rules that no single text can break: they compare a comment with those before it."""
OF_ARTICLES = frozenset({"off-topic"})
"""The rules that say nothing without an article to compare with."""
MOST_TOGETHER = 12
APART: Mapping[str, timedelta] = {"flash-mob": timedelta(minutes=1), "flooding": timedelta(seconds=20)}
"""So far apart the comments of one try are posted: within the windows of the shipped editions, whatever their number."""
STATES = {
    "publish": ("restored", "It would be published", "would be published"),
    "hold": ("held", "It would wait for a moderator", "would wait for a moderator"),
    "refuse": ("refused", "It would be refused", "would be refused"),
}
"""For each action the class of its colour, the sentence about one comment, and the words for several."""


def box_of(rule: Rule) -> dict[str, Any]:
    """What the box of a rule says and holds before anybody tries it."""
    if rule.id in OF_HISTORY:
        return {"several": True, "most": MOST_TOGETHER, "text": example_of(rule), "one": rule.id == "flooding", "about": about(rule)}
    if rule.id in OF_ARTICLES:
        scenes = (scene for example in rule.matches if (scene := scene_of(example)) and scene[1].article)
        text, around = next(scenes, ("", None))
        article = around.article if around else None
        return {"article": True, "text": text, "words": f"{article.title}. {article.text}" if article else ""}
    return {"text": ""}


def about(rule: Rule) -> str:
    """When a rule about repetition speaks, in a layman's words, with the thresholds of the edition."""
    ask = rule.threshold
    if rule.id == "flash-mob":
        return (
            "One text alone cannot show this rule: it is about many people who post the same. It speaks when "
            f"{ask('members', 4):g} people have posted nearly the same text within {_span(ask('window_minutes', 720))}, "
            f"and hints at it one person earlier. Texts of fewer than {ask('few_words', 8):g} words, condolences and the "
            "article’s own words do not count."
        )
    return (
        "It is about what one reader posts again and again. It speaks when somebody has posted nearly the same text "
        f"{ask('copies', 3):g} times within {_span(ask('copies_minutes', 1440))}, or {ask('pace', 10):g} comments in one "
        f"conversation within {_span(ask('pace_minutes', 5))}; thanks, wishes and texts of fewer than "
        f"{ask('short_words', 5):g} words may come three times as often. A single comment that says the same few words "
        "over and over is found too."
    )


def example_of(rule: Rule) -> str:
    """The comments of the edition's first example that has several, one a line; empty without one."""
    talks = (thread_of(example) for example in rule.matches)
    return next(("\n".join(body for _, _, body in talk) for talk in talks if len(talk) > 1), "")


def try_text(posting: Posting, *, address: str, edition: Edition, words: str = "") -> dict[str, Any]:
    """Judge one text by all rules, without earlier comments, and under an article where `words` holds one: its title up
    to the first full stop, then its text.

    `address` is the visitor's, for counting. What cannot be judged comes back with `error`, `code` and `status`.
    """
    try:
        count_try(address)
        text = accept(posting.raw, limit=house.comment_limit())
        words = accept(words, limit=house.comment_limit()) if words.strip() else ""
    except (TooManyTries, TextRefused) as refused:
        return _refused(posting, refused) | {"words": words}
    title, _, body = words.partition(". ")
    around = replace(_around(timezone.now()), article=Article(title=title, text=body) if words else None)
    return {"text": text, "words": words, "status": 200, **_told(text, judge(normalise(text), around, edition), edition)}


def try_several(posting: Posting, *, rule: Rule, address: str, edition: Edition) -> dict[str, Any]:
    """Judge several comments in their order: for `flooding` as one reader's, else as a different reader's each.

    Each is compared with those before it, as on the site; each counts as a try. Errors come back as `try_text` says.
    """
    try:
        texts = comments_in(accept(posting.raw, limit=house.comment_limit()))
        if len(texts) > MOST_TOGETHER:
            raise TooManyTogether(len(texts), MOST_TOGETHER)
        count_try(address, texts=len(texts))
    except (TooManyTries, TooManyTogether, TextRefused) as refused:
        return _refused(posting, refused)
    told = [_told(text, verdict, edition) for text, verdict in zip(texts, _verdicts(texts, rule, edition), strict=True)]
    return {"text": posting.shown, "status": 200, "several": told, "sum": _sum(told), "formed": _forms_a_mob(told)}


def comments_in(text: str) -> list[str]:
    """The comments of a try: its paragraphs where an empty line parts them, else its lines."""
    parts = re.split(r"\n[^\S\n]*\n", text) if re.search(r"\n[^\S\n]*\n", text.strip()) else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


def _verdicts(texts: Iterable[str], rule: Rule, edition: Edition) -> Iterator[Verdict]:
    history, start = InMemoryHistory(), timezone.now()
    for number, body in enumerate(texts, 1):
        moment = start + (number - 1) * APART.get(rule.id, timedelta(minutes=1))
        author = "reader" if rule.id == "flooding" else f"reader-{number}"
        text, around = normalise(body), _around(moment)
        own = fingerprint(unquoted(text, around))
        around = replace(
            around,
            author=author,
            thread="box",
            own_recent=history.own_recent(author, moment),
            lookalikes=history.lookalikes(own, moment),
        )
        verdict = judge(text, around, edition)
        history.remember(Past(str(number), author, "box", moment, own), refused=verdict.action == "refuse")
        yield verdict


def _around(moment: datetime) -> Circumstances:
    return Circumstances(
        time=moment,
        site_languages=house.site_languages(),
        publisher=house.publisher(),
        site_host=house.site_host(),
        hold_unmeasured=house.hold_unmeasured(),
    )


def _refused(posting: Posting, refused: TooManyTries | TooManyTogether | TextRefused) -> dict[str, Any]:
    told: dict[str, Any] = {"text": posting.shown, "error": str(refused), "code": refused.code, "status": 400}
    if isinstance(refused, TooManyTries):
        return told | {"status": 429, "wait": refused.seconds}
    if isinstance(refused, TextRefused):
        return told | {"error": refused.message, "status": 413 if refused.code == "text-too-long" else 400}
    return told


def _told(text: str, verdict: Verdict, edition: Edition) -> dict[str, Any]:
    colour, said, _ = STATES[verdict.action]
    return {
        "verdict": verdict,
        "colour": colour,
        "said": said,
        "marked": marked(text, [span for finding in verdict.findings for span in finding.spans]),
        "findings": _findings(verdict.findings, edition),
        "shadow": _findings(verdict.shadow, edition),
        "unmeasured": len(verdict.unmeasured),
        "language": named([verdict.language or ""])[0],
    }


def _findings(findings: Iterable[Finding], edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "finding": finding,
            "rule": edition.rules.get(finding.rule),
            "percent": round(finding.score * 100),
            "together": _listed(finding.related),
        }
        for finding in findings
    ]


def _listed(numbers: Sequence[str]) -> str:
    """The other comments of a finding: "comment 1", "comments 1, 2 and 3"; empty without any."""
    *others, last = numbers or ("",)
    return f"comments {', '.join(others)} and {last}" if others else f"comment {last}" if last else ""


def _sum(told: Iterable[Mapping[str, Any]]) -> str:
    """How many would be published, held and refused, as a sentence: "3 would be published, 1 would wait for a moderator."."""
    actions = [one["verdict"].action for one in told]
    counted = [f"{actions.count(action)} {said}" for action, (_, _, said) in STATES.items() if action in actions]
    return f"{', '.join(counted)}."


def _forms_a_mob(told: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a comment completes a flash mob, for which its earlier members are judged again on the site."""
    return any(
        finding.rule == "flash-mob" and finding.action != "mark" for one in told for finding in one["verdict"].findings
    )


def _span(minutes: float) -> str:
    """A length of time in words: 5 minutes, an hour, 12 hours."""
    if minutes == 60:
        return "an hour"
    return f"{minutes / 60:g} hours" if minutes > 60 and minutes % 60 == 0 else f"{minutes:g} minutes"
