"""Render the gallery: every element with invented copy, as static pages one can look at.

    python tests/look/render.py FOLDER

writes the pages into FOLDER with the stylesheet, scripts and fonts beside them, without database or server.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import django
from django.conf import settings
from django.template import Context
from django.template.engine import Engine
from django.utils import timezone

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1] / "src/detente/project"
sys.path.insert(0, str(HERE))

import samples  # noqa: E402


def set_up() -> None:
    """Configure the bare template engine, unless a test run has configured Django already."""
    if settings.configured:
        return
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles", "django.contrib.humanize"],
        STATIC_URL="static/",
        USE_TZ=True,
        TIME_ZONE="Europe/Athens",
        LANGUAGE_CODE="en",
    )
    django.setup()


def pages() -> list[str]:
    """The names of the gallery's pages."""
    return sorted(path.name for path in (HERE / "gallery").glob("*.html") if not path.name.startswith("_"))


def render(name: str) -> str:
    """One page of the gallery as HTML."""
    engine = Engine(
        dirs=[str(PROJECT / "templates"), str(HERE / "gallery")],
        libraries={
            "static": "plain_static",
            "i18n": "django.templatetags.i18n",
            "tz": "django.templatetags.tz",
            "humanize": "django.contrib.humanize.templatetags.humanize",
        },
    )
    with timezone.override("Europe/Athens"):
        return engine.get_template(name).render(Context(samples.context(name)))


def build(target: Path) -> list[Path]:
    """Write the gallery into a folder and return its pages."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(PROJECT / "static", target / "static", dirs_exist_ok=True)
    samples.draw_pictures(target)
    for name in pages():
        (target / name).write_text(render(name), encoding="utf-8")
    return [target / name for name in pages()]


def chromium() -> str | None:
    """The system's Chromium where there is one, else None: Playwright's own."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def main() -> None:
    """Set up, build, say where."""
    set_up()
    for path in build(Path(sys.argv[1])):
        print(path)


if __name__ == "__main__":
    main()
