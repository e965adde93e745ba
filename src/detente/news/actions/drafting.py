"""Private drafts from saved pages: everything the page stated, nothing it did not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify
from wagtail.models import Page

from detente.ledger.actions import append
from detente.ledger.events import Event

from ..errors import DraftRefused
from ..models import ArticlePage, ImportNote, RelatedArticle, SectionPage, ViewTotal
from ..queries import home
from .writing import stream

IMPORTS = ("imported", "Imported")
LONGEST = {"title": 255, "credit": 255, "section_title": 255}


def create_draft(
    *,
    actor: str,
    title: str,
    section_title: str | None = "",
    lead: str | None = "",
    body: Sequence[Mapping[str, Any]] = (),
    caption: str | None = "",
    credit: str | None = "",
    published: datetime | date | str | None = None,
    related: Sequence[str] = (),
    tags: Sequence[str] = (),
    views: int | None = None,
    source: str = "",
    dropped: Sequence[str] = (),
) -> ArticlePage:
    """A private draft of an imported page; the same content again gives the same draft.

    It goes into the section of that name, else into the unpublished section "Imported" with the name as
    kicker. `body` holds `{"kind": "paragraph"|"heading"|"quote"|"read_more", "text"}`; `related` are
    headlines, kept as words. A naive time is the newsroom's. Raises `DraftRefused` when there is no headline,
    something is too long or of unknown kind.
    """
    said = {
        "title": " ".join(title.split()),
        "section_title": section_title or "",
        "lead": lead or "",
        "caption": caption or "",
        "credit": credit or "",
        "published": _moment(published),
        "body": [dict(part) for part in body],
        "related": list(related),
        "tags": list(tags),
    }
    _require_fit(said, views)
    digest = hashlib.sha256(
        json.dumps(said, sort_keys=True, ensure_ascii=False, default=str).encode()
    ).hexdigest()
    try:
        with transaction.atomic():
            return _known(digest) or _draft(actor, said, digest, source, list(dropped), views)
    except IntegrityError:  # the same page came in twice at once; the first one won
        known = _known(digest)
        if known is None:
            raise
        return known


def _known(digest: str) -> ArticlePage | None:
    note = ImportNote.objects.filter(content_hash=digest).select_related("article").first()
    return note.article if note else None


def _moment(published: datetime | date | str | None) -> datetime | None:
    """An aware time. Raises `DraftRefused` when the words are no date."""
    if published is None or published == "":
        return None
    moment: datetime | date | None = published if not isinstance(published, str) else None
    if isinstance(published, str):
        try:
            moment = parse_datetime(published) or parse_date(published)
        except ValueError:
            moment = None
    if moment is None:
        raise DraftRefused(f"{published!r} is no date; give YYYY-MM-DD, with a time where there is one.")
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _require_fit(said: Mapping[str, Any], views: int | None) -> None:
    if not said["title"]:
        raise DraftRefused("A draft needs a headline, and this page states none.")
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            raise DraftRefused(f"The {name.replace('_', ' ')} is longer than {most} characters.")
    too_long = next((words for words in (*said["related"], *said["tags"]) if len(words) > 255), None)
    if too_long is not None or any(len(tag) > 100 for tag in said["tags"]):
        raise DraftRefused("A related headline is longer than 255 characters, or a tag longer than 100.")
    if any(part.get("kind") == "read_more" and len(str(part.get("text", ""))) > 255 for part in said["body"]):
        raise DraftRefused("A READ MORE line is longer than 255 characters.")
    if views is not None and views < 0:
        raise DraftRefused("A number of views cannot be negative.")
    if any("\x00" in words for words in _strings(said)):
        raise DraftRefused("The page holds NUL characters, which no database keeps.")


def _strings(said: Any) -> Iterator[str]:
    """Every string anywhere in what was said."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        yield from _strings(list(said.values()))
    elif isinstance(said, list):
        for part in said:
            yield from _strings(part)


def _draft(
    actor: str, said: Mapping[str, Any], digest: str, source: str, dropped: list[str], views: int | None
) -> ArticlePage:
    place, known_place = _place(said["section_title"])
    article = ArticlePage(
        title=said["title"],
        slug=_free_slug(place, said["title"]),
        lead=said["lead"],
        live=False,
        kicker="" if known_place else said["section_title"][:80],
        has_unpublished_changes=True,
        picture_caption=said["caption"],
        picture_credit=said["credit"],
        published_at=said["published"],
    )
    article.body = stream(said["body"])
    place.add_child(instance=article)
    article.tags.set(said["tags"])
    article.related_items = [
        RelatedArticle(headline=words, sort_order=number) for number, words in enumerate(said["related"])
    ]
    article.save()  # tags and related get their keys before the revision remembers them
    article.save_revision(log_action=False, clean=False)
    ImportNote.objects.create(
        article=article,
        content_hash=digest,
        source=source[:1000],
        section_title=said["section_title"],
        dropped=dropped,
    )
    if views is not None:
        ViewTotal.objects.create(article=article, views=views)
    append(
        event=Event.NEWS_ARTICLE_IMPORTED,
        actor=actor,
        subject=article.reference,
        facts={"content": digest, "dropped_lines": len(dropped)},
    )
    return article


def _place(section_title: str) -> tuple[SectionPage, bool]:
    """The section of this name and True, or the private section for imports and False."""
    wanted = section_title.strip().casefold()
    for place in SectionPage.objects.order_by("path"):
        if wanted and wanted in (place.title.casefold(), place.slug.casefold()):
            return place, True
    slug, title = IMPORTS
    found = SectionPage.objects.filter(slug=slug).first()
    if found is None:
        found = SectionPage(title=title, slug=slug, live=False, show_in_menus=False)
        home().add_child(instance=found)
    return found, False


def _free_slug(place: Page, title: str) -> str:
    base = slugify(title, allow_unicode=True)[:80].rstrip("-") or "article"
    taken = set(place.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken
    )
