"""A wording on its way into the database: accepted, judged and rendered before any lock is taken."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from detente.accounts.models import Person
from detente.accounts.queries import edition_in_force, standing
from detente.ledger.canonical import commitment, new_salt
from detente.standards import (
    Circumstances,
    Finding,
    Fingerprint,
    TextRefused,
    Verdict,
    accept,
    fingerprint,
    judge,
    normalise,
)
from detente.standards.fingerprints import unquoted
from detente.standards.records import SEVERITY

from .. import house
from ..errors import MayNotPost, UnfitText
from ..models import MARKED, Comment, Likeness, Revision, State, Thread
from ..queries.gathering import circumstances_of
from ..queries.history import Earlier
from ..text import render
from .adopting import keep_on_record

MACHINE = "machine:standards"
# A person looks at these whatever is rewritten (docs/explanation/one-comment.md).
GRAVE = frozenset({"suicide", "extremism", "minors"})
STATE_OF = {"publish": State.PUBLISHED, "hold": State.HELD, "refuse": State.REFUSED}
STOPPED = (State.HELD, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording with everything that its rows will hold; no row is written yet."""

    text: str
    html: str
    salt: str
    verdict: Verdict
    fingerprint: Fingerprint

    @property
    def state(self) -> State:
        """What the verdict makes of the comment."""
        return STATE_OF[self.verdict.action]

    @property
    def gravest(self) -> Finding | None:
        """The finding that decided, None for a comment that is published."""
        if self.verdict.action == "publish":
            return None
        deciding = [f for f in self.verdict.findings if SEVERITY[f.action] == SEVERITY[self.verdict.action]]
        return max(deciding, key=lambda finding: finding.score, default=None)

    @property
    def is_grave(self) -> bool:
        """Whether something stopped it that a person has to look at, whatever it is rewritten into."""
        return any(f.rule in GRAVE and STATE_OF.get(f.action) in STOPPED for f in self.verdict.findings)

    def doubt(self, writer: Person) -> int | None:
        """How much a person's look is asked for (`Comment.doubt`): none of the staff's own words, nor where a person
        will look anyway.
        """
        if writer.is_staff or self.state != State.PUBLISHED:
            return None
        marked = any(finding.action == "mark" for finding in self.verdict.findings)
        return (MARKED * marked + len(self.verdict.unmeasured)) or None

    def facts(self) -> dict[str, Any]:
        """What the ledger's line says about the wording: a commitment, and scores in thousandths."""
        return {
            "content": commitment(self.salt, self.text),
            "findings": [
                {"rule": finding.rule, "score": round(finding.score * 1000), "action": finding.action}
                for finding in self.verdict.findings
            ],
            "scores": {name: round(score * 1000) for name, score in self.verdict.scores.items()},
            "language": self.verdict.language or "",
            **({"feed": self.verdict.feed} if self.verdict.feed else {}),
        }


def accepted(raw: str | bytes) -> str:
    """The text as it will be stored. Raises `UnfitText` with the door's own code."""
    try:
        return accept(raw, limit=house.comment_limit())
    except TextRefused as refused:
        raise UnfitText(refused.message, refused.code) from refused


def judged(
    *,
    author: Person,
    thread: Thread,
    parent: Comment | None,
    text: str,
    moment: datetime,
    earlier: Sequence[Earlier],
    besides: str = "",
) -> Wording:
    """Judge an accepted text under the edition in force and render it; no row of the comment is written."""
    folded = normalise(text)
    circumstances: Circumstances = circumstances_of(
        author=author,
        thread=thread,
        parent=parent,
        text=folded,
        moment=moment,
        earlier=earlier,
        besides=besides,
    )
    edition = edition_in_force()
    keep_on_record(edition)
    verdict = judge(folded, circumstances, edition)
    print_ = fingerprint(unquoted(folded, circumstances))
    return Wording(text=text, html=render(text), salt=new_salt(), verdict=verdict, fingerprint=print_)


def require_standing(person: Person, thread: Thread, moment: datetime) -> None:
    """Raise `MayNotPost` when the person is blocked here."""
    if not person.is_active:
        raise MayNotPost("This account is closed, so nothing can be written from it.")
    where = standing(person, thread_reference=thread.reference, now=moment)
    if not where.may_post:
        raise MayNotPost(where.sentence)


def save_wording(comment: Comment, wording: Wording, *, editor: Person, moment: datetime) -> Revision:
    """Insert the revision and the bands of its fingerprint, and make it the one that counts, inside a
    transaction. The caller saves the comment's `revision` and `doubt`.
    """
    revision = Revision.objects.create(
        comment=comment,
        created=moment,
        editor=editor,
        text=wording.text,
        html=wording.html,
        salt=wording.salt,
        action=wording.verdict.action,
        verdict=wording.verdict.as_dict(),
        language=wording.verdict.language or "",
        edition=wording.verdict.edition,
        detectors=wording.verdict.detectors,
        exact=wording.fingerprint.exact,
        word_count=wording.fingerprint.words,
        signature=wording.fingerprint.signature,
    )
    _save_bands(comment, wording.fingerprint.bands)
    comment.revision, comment.doubt = revision, wording.doubt(editor)
    return revision


def _save_bands(comment: Comment, bands: Sequence[int]) -> None:
    """Insert all bands in one statement, written by hand: composing it anew took the ORM .5 ms a post, this takes .07."""
    at = connection.ops.adapt_datetimefield_value(comment.created)
    marks = ", ".join(["(%s, %s, %s)"] * len(bands))
    statement = f"INSERT INTO {Likeness._meta.db_table} (comment_id, at, band) VALUES {marks}"  # noqa: S608 - constants
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for band in bands for value in (comment.pk, at, band)])


def digest_of(thread: Thread, parent: Comment | None, text: str) -> str:
    """What an idempotency key stands for: this text, in this conversation, below this comment."""
    place = f"{thread.uid}\n{parent.uid if parent else ''}\n"
    return hashlib.sha256((place + text).encode()).hexdigest()


def tags_of(thread: Thread) -> tuple[str, str]:
    """The page-cache tags of every page that shows this conversation."""
    return thread.reference, thread.subject
