"""The room's verb: a page that was read becomes a private draft in the newsroom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from detente.news.actions import create_draft
from detente.news.errors import NewsRefusal
from detente.news.models import ArticlePage
from detente.transfer.errors import DraftNotTaken, NoArticle, PageRefused
from detente.transfer.pages import ImportedPage
from detente.transfer.reading import Outcome, find_files, read_files


@dataclass(frozen=True, slots=True)
class Drafted:
    """One file brought in, or refused: `outcome` as read, and the draft when there is one."""

    outcome: Outcome
    draft: ArticlePage | None = None
    is_new: bool = False
    address: str = ""


def import_paths(*, actor: str, paths: Iterable[Path], section: str = "") -> Iterator[Drafted]:
    """Bring files and folders in as private drafts, one transaction a page, and yield what became of each.

    A page that came in before gives its draft again. `section` serves pages that state none. Raises nothing for a
    single file: its refusal is in the outcome.
    """
    for outcome in read_files(find_files(paths)):
        yield import_outcome(actor=actor, outcome=outcome, section=section)


def import_outcome(*, actor: str, outcome: Outcome, section: str = "") -> Drafted:
    """Bring one page that was read in as a private draft. Raises nothing; a refusal is in the outcome."""
    if outcome.page is None:
        return Drafted(outcome)
    began = timezone.now()
    try:
        draft = _draft(actor, outcome.page, section)
    except PageRefused as refusal:
        return Drafted(Outcome(outcome.source, refusal=refusal))
    is_new = draft.latest_revision_created_at is None or draft.latest_revision_created_at >= began
    return Drafted(outcome, draft, is_new, reverse("wagtailadmin_pages:edit", args=[draft.pk]))


def _draft(actor: str, page: ImportedPage, section: str) -> ArticlePage:
    """Raises NoArticle, DraftNotTaken."""
    if not page.title and not page.body and not page.lead:
        raise NoArticle("The page holds no article: no headline and no paragraph was found in it.")
    try:
        return create_draft(
            actor=actor,
            section_title=page.section or section,
            title=page.title or f"Untitled ({Path(page.source).name})",
            lead=page.lead or "",
            body=list(page.blocks()),
            caption=page.caption or "",
            credit=page.credit or "",
            published=page.published,
            related=list(page.related),
            tags=list(page.tags),
            views=page.views,
            source=page.source,
            dropped=list(page.dropped),
        )
    except NewsRefusal as refusal:
        raise DraftNotTaken(refusal.code, str(refusal)) from refusal
