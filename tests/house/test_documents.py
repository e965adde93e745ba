"""Docs that lie fail here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.ledger.events import Event
from detente.project.documenting import settings_page
from detente.project.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "detente"


def test_the_settings_page_is_made_from_the_table() -> None:
    assert (ROOT / "docs/reference/settings.md").read_text() == settings_page()


def test_no_setting_is_read_that_the_table_does_not_name() -> None:
    named = {setting.variable for setting in SETTINGS.values()}
    for path in SOURCE.rglob("*.py"):
        for name in re.findall(r"DETENTE_[A-Z0-9_]*[A-Z0-9]", path.read_text()):
            assert name in named, f"{path.relative_to(ROOT)} speaks of {name}, which is no setting"


def test_the_map_names_every_room() -> None:
    page = (ROOT / "docs/map.md").read_text()
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert {room for room in rooms if f"| `{room}` |" in page} == rooms


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / target).exists(), (
            f"{page.relative_to(ROOT)} links to {target}, which is not there"
        )


def test_events_are_named_subject_thing_past_verb_and_sorted() -> None:
    names = [event.name for event in Event]
    for event in Event:
        assert re.fullmatch(r"[a-z]+:[a-z]+:[a-z-]+", event.value), event
        assert event.name.lower().startswith(event.value.split(":")[0])
    assert len({event.value for event in Event}) == len(names)


def test_every_event_is_written_somewhere() -> None:
    code = "\n".join(path.read_text() for path in SOURCE.rglob("*.py") if path.name != "events.py")
    assert [event.name for event in Event if f"Event.{event.name}" not in code] == []


def test_templates_load_no_tags_of_a_higher_room() -> None:
    """The import contract cannot see template tags, so this does. `{% extends "base.html" %}` is the only upward reference."""
    order = [
        "standards",
        "ledger",
        "accounts",
        "comments",
        "moderation",
        "news",
        "notices",
        "transfer",
        "delivery",
        "project",
    ]
    level = {
        "standards": 0,
        "ledger": 0,
        "accounts": 1,
        "comments": 2,
        "moderation": 3,
        "news": 3,
        "notices": 4,
        "transfer": 4,
        "delivery": 4,
        "project": 5,
    }
    assert set(order) == set(level)
    for path in SOURCE.rglob("templates/**/*.html"):
        room = path.relative_to(SOURCE).parts[0]
        for tags in re.findall(r"{%\s*load\s+([^%]+)%}", path.read_text()):
            for name in tags.split():
                other = name.removesuffix("_tags")
                if name.endswith("_tags") and other in level:
                    assert other == room or level[other] < level[room], (
                        f"{path.relative_to(ROOT)} loads {name}"
                    )


def test_nothing_committed_names_a_package_index() -> None:
    hosts = ["py" + "pi.org", "files." + "pythonhosted", "registry." + "npmjs", "deb." + "debian.org"]
    for path in [
        *(ROOT / "requirements").glob("*"),
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
        *(ROOT / "scripts").glob("*"),
    ]:
        if path.is_file():
            assert not [host for host in hosts if host in path.read_text()], path


def test_the_page_of_the_benchmarks_names_the_rows_that_are_measured_and_no_others() -> None:
    page = (ROOT / "docs/reference/benchmarks.md").read_text()
    table = page.partition("| row | ours |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| ([^|-][^|]+) \|", table, flags=re.MULTILINE)
    code = "".join(path.read_text() for path in sorted((ROOT / "bench").glob("*.py")))
    names = r'\b(?:Row|rates|share)\(\s*f?"([^"]+)"|name = f"([^"]+)"|^        \("([^"]+)", (?:short|long),'
    named = re.findall(names, code, flags=re.MULTILINE)
    patterns = [re.sub(r"\\\{[^}]*\\\}", ".+", re.escape("".join(parts))) for parts in named]
    assert [row for row in told if not any(re.fullmatch(pattern, row) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, row) for row in told)] == []
