"""The reference page of the settings, made from the table they are read from; a test holds the page to it."""

from __future__ import annotations

from detente.project.environment import SETTINGS

HEAD = """# Settings

Everything is set through the environment. Nothing needs to be set to try Detente on one machine; `detente doctor` says what a
public site needs. This page is made from `src/detente/project/environment.py` by `detente manage write_settings_page`, and a test
fails when the two differ.

| variable | when it is not set | what it does |
| --- | --- | --- |
"""
FOOT = """| `PORT` | `8000` | The port that `detente serve` listens on. |

A public site, whose `DETENTE_BASE_URL` is not loopback, must also pass every check of `detente doctor`: a secret key, a statement on
trusted proxies, an `https://` address, second factors for staff, no demo, no debug pages.
"""


def settings_page() -> str:
    """The whole page as Markdown."""
    rows = [
        f"| `{setting.variable}` | {f'`{setting.default}`' if setting.default else 'empty'} | {setting.sentence} |\n"
        for setting in SETTINGS.values()
    ]
    return HEAD + "".join(rows) + FOOT
