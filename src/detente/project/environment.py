"""Every setting that the environment may give, in one table; docs/reference/settings.md is checked against it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from detente.project import kinds
from detente.project.kinds import Kind

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class SettingUnfit(ValueError):
    """A variable that says what it may not. `code` is stable, the message names the variable and what is allowed."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: its name without the prefix, what holds when it is not set, one sentence, and what it may say."""

    name: str
    default: str
    sentence: str
    kind: Kind = field(default_factory=kinds.anything)
    code: str = "settings-unfit"

    @property
    def variable(self) -> str:
        """The name in the environment."""
        return f"DETENTE_{self.name}"

    def read(self) -> str:
        """Its value now, without space around it; a variable set to nothing is not set. Raises `SettingUnfit`."""
        return _fitting(self.variable, self.default, self.kind, self.code)


def _fitting(variable: str, default: str, kind: Kind, code: str) -> str:
    value = os.environ.get(variable, "").strip() or default
    if not kind.fits(value):
        raise SettingUnfit(code, f"{variable} must be {kind.allowed}, not {kind.shown(value)}.")
    return value


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in [
        Setting("HOME", "./var", "The data folder: database, pictures, mail, secret key, backups."),
        Setting(
            "BASE_URL",
            "",
            "The public address, such as https://news.example. Empty means http://127.0.0.1:PORT. "
            "An address that is not loopback makes this a production site.",
            kinds.address("http", "https", private=False),
        ),
        Setting(
            "DATABASE_URL",
            "",
            "sqlite:///path or postgresql://user:password@host/name. Empty means SQLite in the home.",
            kinds.address("sqlite", "postgresql", "postgres", needs="a name"),
        ),
        Setting(
            "CACHE_URL",
            "",
            "redis://host:6379/0 for the shared cache. Empty means a second SQLite file in the home.",
            kinds.address("redis", "rediss"),
        ),
        Setting(
            "SECRET_KEY",
            "",
            "At least 50 random characters. Required in production; elsewhere one is made and kept in the home.",
        ),
        Setting(
            "PUBLISHER",
            "",
            "The newspaper's name. Empty means the name given in the editor under Settings, Sites.",
        ),
        Setting(
            "LANGUAGE",
            "en",
            "The language of the site's content and pages, as an ISO 639-1 code.",
            kinds.language(),
        ),
        Setting(
            "TIME_ZONE",
            "UTC",
            "The newsroom's time zone, such as Europe/Brussels; shown beside the clock in the header.",
            kinds.time_zone(),
        ),
        Setting(
            "EMAIL_URL",
            "",
            "smtp://user:password@host:587?tls=1. Empty means that mail is written into the home's mail folder.",
            kinds.address("smtp", "smtps"),
        ),
        Setting(
            "EMAIL_FROM", "", "The sender of the site's mail. Empty means newsroom@ and the host of BASE_URL."
        ),
        Setting("WORKERS", "2", "How many web worker processes serve requests.", kinds.whole(1)),
        Setting("BIND", "127.0.0.1", "The address that the server listens on."),
        Setting(
            "TRUSTED_PROXIES",
            "",
            "How many reverse proxies stand in front (a number). Required in production; 0 says: none.",
            kinds.whole(0, or_empty=True),
            "trusted-proxies-unfit",
        ),
        Setting(
            "DSA_PROFILE",
            "platform",
            "hosting or platform: which duties of the EU's Digital Services Act bind the publisher.",
            kinds.words("hosting", "platform"),
        ),
        Setting(
            "EDITION",
            "recommended",
            "The edition of the community standards in force: recommended, as-published, or the path of a file.",
        ),
        Setting(
            "MALWARE_FEED",
            "",
            "The path of a list of harmful addresses, made by `detente feed refresh`. Empty means that links are judged by "
            "what can be seen in them alone.",
        ),
        Setting(
            "MALWARE_FEED_SHA256",
            "",
            "The SHA-256 of that list, as `detente feed` prints it; another file is refused. Or the path of the file that "
            "`detente feed refresh --pin-file` writes: a running site then takes over each new list. Required with MALWARE_FEED.",
            kinds.sha256(),
        ),
        Setting(
            "STAFF_MFA",
            "",
            "on or off: whether staff must sign in with a second factor. Empty means on in production, off elsewhere.",
            kinds.on_or_off(),
        ),
        Setting(
            "HOLD_NEWCOMERS",
            "0",
            "How many first comments of a newcomer wait for a moderator.",
            kinds.whole(0),
        ),
        Setting(
            "HOLD_UNMEASURED",
            "",
            "on or off: whether a comment waits for a moderator when its language leaves a rule unmeasured. Off, or empty, it "
            "is published and the desk shows it; an edition with hold_unmeasured = true holds it anyway.",
            kinds.on_or_off(),
        ),
        Setting(
            "HELD_WORDS",
            "",
            "The path of the newsroom's own list, one word or phrase a line; comments with one are held.",
        ),
        Setting(
            "CONTACT_EMAIL",
            "",
            "Where readers reach the newsroom; shown on the contact page. Empty means the sender's address.",
        ),
        Setting(
            "HELP_COUNTRY",
            "",
            "The ISO 3166 code of the country whose help lines are shown to somebody in despair.",
            kinds.country(),
        ),
        Setting(
            "HELP_LINES",
            "",
            "The path of the newsroom's own list of help lines, shown instead of the shipped ones: one a line, as "
            "`name | number | hours | address`.",
        ),
        Setting(
            "API_KEYS",
            "",
            "The keys that programs may use at the Perspective door, separated by commas. Empty opens it to this "
            "machine alone, and only while BASE_URL is loopback.",
        ),
        Setting(
            "API_ANALYSES_PER_MINUTE",
            "0",
            "How many texts each key may have analysed in a minute, whichever process answers; 0 sets no quota.",
            kinds.whole(0),
        ),
        Setting(
            "KEEP_SUGGESTED_TEXTS",
            "off",
            "on keeps the texts that programs suggest a score for; otherwise only the scores are kept.",
            kinds.on_or_off(),
        ),
        Setting(
            "CORAL_SECRETS",
            "",
            "The signing secrets of Coral's external moderation phases, separated by commas: the old and the new one "
            "while you change it. Empty closes that door.",
        ),
        Setting(
            "ONLY",
            "",
            "doors serves Perspective's and Coral's addresses alone, without a site and its database, as "
            "`detente serve --only doors` does.",
            kinds.words("doors", or_empty=True),
        ),
        Setting("DEBUG", "off", "on shows Django's error pages. Refused in production.", kinds.on_or_off()),
    ]
}


PORT = ("PORT", "8000", kinds.port(), "port-unfit")


def refuse_unfit() -> None:
    """Look at every variable at once. Raises `SettingUnfit`, with a line for each where several are unfit."""
    unfit: list[SettingUnfit] = []
    for read in (*(setting.read for setting in SETTINGS.values()), port):
        try:
            read()
        except SettingUnfit as refusal:
            unfit.append(refusal)
    if unfit:
        code = unfit[0].code if len(unfit) == 1 else "settings-unfit"
        raise SettingUnfit(code, "\n".join(map(str, unfit)))


def get(name: str) -> str:
    """The value of a setting by its short name, such as `HOME`. Raises `SettingUnfit`."""
    return SETTINGS[name].read()


def switch(name: str) -> bool:
    """Whether an on/off setting is on. Raises `SettingUnfit` where it is neither on nor off."""
    return get(name).lower() in kinds.ON


def several(name: str) -> tuple[str, ...]:
    """The entries of a list separated by commas."""
    return tuple(entry.strip() for entry in get(name).split(",") if entry.strip())


def number(name: str) -> int:
    """A whole number. Raises `SettingUnfit` when it is none."""
    return int(get(name) or "0")


def home() -> Path:
    """The data folder as an absolute path."""
    return Path(get("HOME")).expanduser().resolve()


def port() -> int:
    """The port to listen on, from PORT. Raises `SettingUnfit` (`port-unfit`)."""
    return int(_fitting(*PORT))


def base_url() -> str:
    """The public address without a slash at its end."""
    return (get("BASE_URL") or f"http://127.0.0.1:{port()}").rstrip("/")


def is_production() -> bool:
    """Whether the public address is anything but loopback."""
    return (urlsplit(base_url()).hostname or "") not in LOOPBACK
