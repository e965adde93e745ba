"""An empty home becomes a newsroom: front page, sections, plain pages, and editors who may publish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page, Site

from ..models import HomePage, NewsPage, SectionPage, StandardPage
from .acting import acting
from .plain_pages import PLAIN_PAGES
from .writing import stream


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section to be made: address, name, one sentence."""

    slug: str
    title: str
    description: str = ""


USUAL_SECTIONS = (
    SectionPlan("politics", "Politics", "Who decides, and what follows from it."),
    SectionPlan("economy", "Economy", "Work, prices, firms and public money."),
    SectionPlan("society", "Society", "How people live together."),
    SectionPlan("culture", "Culture", "Books, stages, screens, music and buildings."),
    SectionPlan("sport", "Sport", "Results, and the people behind them."),
)
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
MODEL_RIGHTS = ("add_contributor", "change_contributor", "delete_contributor")


@transaction.atomic
def found_newsroom(
    *, actor: str, name: str, tagline: str = "", sections: Sequence[SectionPlan] | None = None
) -> HomePage:
    """The front page, made with sections, contact, privacy and imprint when there is none yet.

    Where there is one, nothing of it changes, and only sections given here that are missing are made; so the
    demo's loader and every start may call it. Without `sections` a new newsroom gets the usual five.
    """
    with acting(actor):
        home = HomePage.objects.first()
        if home is None:
            home = _found(name, tagline)
            _make_sections(home, USUAL_SECTIONS if sections is None else sections)
            _make_plain_pages(home, name)
        _make_sections(home, sections or ())
    _let_editors_publish()
    return home


def _found(name: str, tagline: str) -> HomePage:
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    welcome = root.get_children().filter(slug="home").first()
    home = HomePage(title=name, slug="front", tagline=tagline, live=False)
    root.add_child(instance=home)
    _make_site(home, name)
    if welcome is not None and type(welcome.specific) is Page and not welcome.get_children().exists():
        welcome.delete()  # the page that Wagtail's own migrations put there
    _publish(home)
    return home


def _make_site(home: HomePage, name: str) -> None:
    address = urlsplit(settings.DETENTE["BASE_URL"])
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": port,
            "root_page": home,
            "site_name": name,
        },
    )


def _make_sections(home: HomePage, plans: Sequence[SectionPlan]) -> None:
    there = set(SectionPage.objects.child_of(home).values_list("slug", flat=True))
    for plan in plans:
        if plan.slug in there:
            continue
        section = SectionPage(
            title=plan.title, slug=plan.slug, description=plan.description, show_in_menus=True, live=False
        )
        home.add_child(instance=section)
        _publish(section)


def _make_plain_pages(home: HomePage, name: str) -> None:
    facts = {"name": name, "contact": settings.DETENTE["CONTACT_EMAIL"]}
    for slug, title, paragraphs in PLAIN_PAGES:
        page = StandardPage(title=title, slug=slug, live=False)
        page.body = stream([{**part, "text": part["text"].format(**facts)} for part in paragraphs])
        home.add_child(instance=page)
        _publish(page)


def _publish(page: NewsPage) -> None:
    page.save_revision(log_action=False, clean=False).publish(log_action=False)


def _let_editors_publish() -> None:
    """Wagtail's group "Editors" may write; in this house editors also publish, withdraw and keep the list of
    names.
    """
    editors, _ = Group.objects.get_or_create(name="Editors")
    root = Page.objects.filter(depth=1).first()
    for right in Permission.objects.filter(codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=right)
    editors.permissions.add(
        *Permission.objects.filter(codename__in=MODEL_RIGHTS, content_type__app_label="news"),
        *Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin"),
    )
