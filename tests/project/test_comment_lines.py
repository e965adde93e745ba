"""`detente manage comment_lines`: what the site judged comes out as the lines that `detente judge` reads."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from detente.accounts.models import Person
from detente.comments.actions import delete_comment, describe_thread, post_comment
from detente.comments.models import Comment, Thread
from detente.standards.stream import EditionChoice, judge_stream

pytestmark = pytest.mark.django_db
TEXTS = (
    "The ferry was late again, and nobody on the pier was told why.",
    "WHY DOES NOBODY EVER TELL THE PEOPLE WHO WAIT ON THE PIER ANYTHING AT ALL",
    "What a fucking stupid idiot you are, you worthless piece of shit, go and rot.",
)


@pytest.fixture
def thread() -> Thread:
    title, words = "The ferry sails again", "The ferry between the two shores sails again after three winters."
    return describe_thread(actor="system:tests", subject="article:1", title=title, url="/strait/ferry/", words=words)


@pytest.fixture
def posted(thread: Thread) -> list[Comment]:
    people = [Person.objects.create(username=f"p{at}", email=f"p{at}@example.test") for at in range(len(TEXTS))]
    found: list[Comment] = []
    for person, text in zip(people, TEXTS, strict=True):
        parent = found[0] if len(found) == 1 else None
        found.append(post_comment(actor=person, thread=thread, raw=text, parent=parent).comment)
    return found


def printed(**options: int) -> list[str]:
    out = StringIO()
    call_command("comment_lines", stdout=out, **options)
    return out.getvalue().splitlines()


def test_the_lines_meet_the_verdicts_that_the_site_gave(posted: list[Comment], thread: Thread) -> None:
    lines = printed()
    first, second, _ = (json.loads(line) for line in lines)
    assert [json.loads(line)["text"] for line in lines] == list(TEXTS)
    assert (first["id"], first["parent"], second["parent"]) == (posted[0].uid, None, TEXTS[0])
    assert first["article"] == {"title": thread.title, "text": thread.words, "language": "en"}
    assert "p0" not in lines[0], "an author is a uid, no name"
    answers = [json.loads(line) for line, _ in judge_stream([line.encode() for line in lines], EditionChoice())]
    kept = [comment.revision.action for comment in Comment.objects.order_by("id").select_related("revision") if comment.revision]
    assert [answer["action"] for answer in answers] == kept == ["publish", "hold", "refuse"]


def test_what_an_author_deleted_stays_out_and_so_do_earlier_days(posted: list[Comment]) -> None:
    assert posted[0].author is not None
    delete_comment(actor=posted[0].author, comment=posted[0])
    Comment.objects.filter(uid=posted[1].uid).update(created=timezone.now() - timedelta(days=9))
    answer, other = (json.loads(line) for line in printed())
    assert [answer["id"], other["id"]] == [posted[1].uid, posted[2].uid]
    assert answer["parent"] is None, "nor do its words come out with an answer to it"
    assert [json.loads(line)["id"] for line in printed(days=7)] == [posted[2].uid]
    with pytest.raises(CommandError, match="days-unfit"):
        printed(days=0)
