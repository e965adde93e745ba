"""The demo newspaper read as files: every article whole, every reference met, every picture fit to print."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import ExifTags, Image

DEMO = Path(__file__).resolve().parents[2] / "src/detente/project/demo"
ARTICLES, PICTURES = DEMO / "articles", DEMO / "pictures"
KINDS = {"news", "analysis", "opinion", "interview", "feature"}
WEIGHTS = {"lead", "major", "standard", "brief"}
TEXT_FIELDS = (
    "title",
    "section",
    "kicker",
    "lead",
    "dateline",
    "kind",
    "weight",
    "picture",
    "caption",
    "credit",
    "alt",
)
LIST_FIELDS = ("byline", "tags", "related")
OPTIONAL = {"updated_days_ago"}
CALENDAR = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(January|February|March|April|June|July|August|September|October"
    r"|November|December)\b|\b(19|20)\d\d\b"
)


class Article(NamedTuple):
    path: Path
    slug: str
    front: dict[str, Any]
    body: str

    @property
    def read_more(self) -> list[str]:
        return re.findall(r"^READ MORE: (\S+)$", self.body, flags=re.MULTILINE)

    @property
    def prose(self) -> str:
        return re.sub(r"^READ MORE: .*$", "", self.body, flags=re.MULTILINE)


def read(path: Path) -> Article:
    opening, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    assert opening == "", f"{path.name} must begin with +++"
    return Article(path, path.stem, tomllib.loads(front), body.strip())


ALL = [read(path) for path in sorted(ARTICLES.glob("*/*.md"))]
BY_SLUG = {article.slug: article for article in ALL}
each = pytest.mark.parametrize("article", ALL, ids=lambda article: article.slug)


def table(name: str, key: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((ARTICLES / name).read_text(encoding="utf-8"))[key])


def test_the_paper_has_forty_articles_in_six_sections() -> None:
    sections = table("sections.toml", "section")
    assert len(ALL) >= 40
    assert [section["order"] for section in sections] == [1, 2, 3, 4, 5, 6]
    assert {section["slug"] for section in sections} == {article.front["section"] for article in ALL}
    assert all(section["title"] and section["description"] for section in sections)


def test_no_two_articles_share_a_slug_a_headline_or_a_paragraph() -> None:
    paragraphs = [p for article in ALL for p in article.prose.split("\n\n") if len(p) > 60]
    for things in (
        [a.slug for a in ALL],
        [a.front["title"] for a in ALL],
        [a.front["lead"] for a in ALL],
        paragraphs,
    ):
        assert [thing for thing, times in Counter(things).items() if times > 1] == []


@each
def test_front_matter_is_complete(article: Article) -> None:
    front = article.front
    required = {*TEXT_FIELDS, *LIST_FIELDS, "days_ago", "comments"}
    assert required <= set(front) <= required | OPTIONAL
    assert all(isinstance(front[name], str) for name in TEXT_FIELDS)
    assert all(isinstance(front[name], list) for name in LIST_FIELDS)
    assert all(front[name] for name in ("title", "kicker", "lead", "dateline", "byline", "tags"))
    assert front["section"] == article.path.parent.name
    assert front["kind"] in KINDS
    assert front["weight"] in WEIGHTS
    assert front["comments"] in {"open", "closed"}
    assert isinstance(front["days_ago"], float)
    assert 0 < front["days_ago"] < 125
    assert 0 <= front.get("updated_days_ago", 0.0) < front["days_ago"]


@each
def test_opinion_is_labelled(article: Article) -> None:
    labelled = article.front["kicker"].startswith(("Opinion", "Review"))
    assert labelled == (article.front["kind"] == "opinion")


@each
def test_every_reference_is_met(article: Article) -> None:
    names = {person["name"] for person in table("people.toml", "person")}
    assert set(article.front["byline"]) <= names
    for slug in [*article.front["related"], *article.read_more]:
        assert slug in BY_SLUG, slug
        assert slug != article.slug
    for slug in article.read_more:
        assert BY_SLUG[slug].front["days_ago"] > article.front["days_ago"], (
            "the text points to what was not yet written"
        )


@each
def test_the_body_has_its_length_and_its_form(article: Article) -> None:
    words = len(article.prose.split())
    assert 85 <= words <= 95 if article.front["weight"] == "brief" else 250 <= words <= 700
    for block in article.body.split("\n\n"):
        assert "\n" not in block.strip(), "one paragraph, one line"
        if block.startswith(">"):
            assert re.fullmatch(r"> .+ — .+", block)
        if block.startswith("#"):
            assert re.fullmatch(r"## .+", block)
    assert article.body.count("*") % 2 == 0


@each
def test_the_typography_is_a_newspapers(article: Article) -> None:
    printed = "\n".join(
        [article.body, *(article.front[name] for name in ("title", "kicker", "lead", "caption", "alt"))]
    )
    assert not re.search(r"[\"']|--|\.\.\.|  ", printed)
    assert printed.count("“") == printed.count("”")


@each
def test_no_article_names_a_date(article: Article) -> None:
    """Times are offsets, so a calendar day in the text would be wrong on every day but one."""
    dated = CALENDAR.search(
        f"{article.front['title']} {article.front['lead']} {article.front['caption']} {article.body}"
    )
    assert dated is None


def test_front_page_weights() -> None:
    weights = Counter(article.front["weight"] for article in ALL)
    newest = min(ALL, key=lambda article: article.front["days_ago"])
    assert weights["lead"] == 1
    assert newest.front["weight"] == "lead"
    assert weights["major"] >= 5
    assert weights["brief"] >= 1


def test_the_awkward_cases_are_in_the_paper() -> None:
    assert max(len(article.front["title"]) for article in ALL) > 140
    assert any(article.front["picture"] == "" for article in ALL)
    assert sum("updated_days_ago" in article.front for article in ALL) >= 2
    assert any("*Correction:" in article.body for article in ALL)
    assert sum(article.front["comments"] == "closed" for article in ALL) >= 2
    assert (
        sum(times >= 6 for _, times in Counter(tag for a in ALL for tag in a.front["tags"]).most_common())
        >= 4
    )


def test_the_story_of_the_lane_is_told_over_weeks() -> None:
    story = [a.front["days_ago"] for a in ALL if {"Almire talks", "Lane Four"} & set(a.front["tags"])]
    assert len(story) >= 8
    assert max(story) - min(story) > 60


@each
def test_a_picture_has_its_words(article: Article) -> None:
    words = [article.front[name] for name in ("caption", "credit", "alt")]
    if article.front["picture"]:
        assert all(words)
        assert (PICTURES / article.front["picture"]).is_file()
    else:
        assert words == ["", "", ""]


def test_every_picture_is_printed_once() -> None:
    used = Counter(article.front["picture"] for article in ALL if article.front["picture"])
    assert set(used.values()) == {1}
    assert set(used) == {path.name for path in PICTURES.glob("*.jpg")}


def test_pictures_are_light_large_and_say_nothing_private() -> None:
    paths = sorted(PICTURES.glob("*.jpg"))
    assert len(paths) >= 24
    assert sum(path.stat().st_size for path in paths) <= 3_000_000
    allowed = {ExifTags.Base.Artist, ExifTags.Base.Copyright}
    for path in paths:
        assert path.stat().st_size <= 150_000, path.name
        with Image.open(path) as picture:
            assert picture.format == "JPEG"
            assert picture.size == (1440, 900)
            assert set(picture.getexif()) <= allowed, path.name
