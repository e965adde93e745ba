"""The reference page of the settings, made from the table they are read from; a test holds the page to it."""

from __future__ import annotations

from detente.project.environment import SETTINGS, Setting

HEAD = """# Settings

Everything is set through the environment; a variable set to nothing is not set. Nothing needs to be set to try Detente on one
machine; `detente doctor` says what a public site needs. A value that is not allowed stops every command with the code
`settings-unfit` (`port-unfit` and `trusted-proxies-unfit` for those two) and a sentence that names the variable.

This page is made from `src/detente/project/environment.py` by `detente manage write_settings_page`, and a test fails when the two
differ.

| variable | when it is not set | what it may be | what it does |
| --- | --- | --- | --- |
"""
FOOT = """| `PORT` | `8000` | a whole number from 1 to 65535 | The port that `detente serve` listens on. |

A public site, whose `DETENTE_BASE_URL` is not loopback, must also pass every check of `detente doctor`: a secret key, a statement on
trusted proxies, an `https://` address, second factors for staff, no demo, no debug pages.
"""


def settings_page() -> str:
    """The whole page as Markdown."""
    rows = [
        f"| `{setting.variable}` | {_default(setting)} | {setting.kind.allowed} | {setting.sentence} |\n"
        for setting in SETTINGS.values()
    ]
    return HEAD + "".join(rows) + FOOT


def _default(setting: Setting) -> str:
    return f"`{setting.default}`" if setting.default else "empty"
