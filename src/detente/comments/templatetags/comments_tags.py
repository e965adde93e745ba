"""The conversation for a page of another room, and small helpers of this room's own templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from ..models import Comment, Thread
from ..presenting import form_address, rows_of
from ..queries.reading import thread_about
from ..queries.threads import ThreadPage, thread_page
from ..text import first_words, marked

register = template.Library()


@register.inclusion_tag("comments/thread.html")
def thread(reference: str) -> dict[str, Any]:
    """The public conversation about a subject such as `article:<uid>`, for a page that anybody may keep.

    Two statements and one for the thread. A subject that nobody described shows nothing.
    """
    found = thread_about(reference)
    return context_of(thread_page(found)) if found is not None else {"thread": None}


def context_of(page: ThreadPage) -> dict[str, Any]:
    """What `comments/thread.html` reads: nothing of it depends on who is looking."""
    uid = page.thread.uid
    oldest, newest = reverse("threads:thread", args=[uid]), reverse("threads:newest", args=[uid])
    here = newest if page.sort == "newest" else oldest
    return {
        "thread": page.thread,
        "page": page,
        "rows": rows_of(page),
        "write_url": form_address(page.thread),
        "reply_url": f"{form_address(page.thread)}?parent=",
        "personal_url": reverse("comments:mine", args=[uid]),
        "news_url": reverse("threads:count", args=[uid]),
        "more_url": f"{here}?page={page.next_page}" if page.next_page else "",
        "first_url": "" if page.is_first else here,
        "sorts": [
            {"url": oldest, "label": "Oldest first", "current": page.sort == "oldest"},
            {"url": newest, "label": "Newest first", "current": page.sort == "newest"},
        ],
    }


@register.simple_tag
def comment_count(reference: str) -> int:
    """How many published comments the conversation about a subject has."""
    found = Thread.objects.filter(subject=reference).values_list("comment_count", flat=True).first()
    return found or 0


@register.filter
def evidence(comment: Comment) -> SafeString:
    """A comment's words, escaped, with what the machine pointed at between <mark class="evidence"> tags."""
    revision = comment.revision
    if revision is None:
        return SafeString("")
    spans = [
        (int(start), int(end))
        for finding in revision.verdict.get("findings", ())
        for start, end in finding.get("spans", ())
    ]
    return marked(revision.text, spans)


@register.filter
def opening(comment: Comment) -> str:
    """The first words of a comment, for titles and lists."""
    return first_words(comment.revision.text) if comment.revision is not None else ""
