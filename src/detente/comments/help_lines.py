"""Where somebody in despair is listened to, by country.

The numbers are those the organisations advertise, gathered in November 2026 without calling them: whoever sets
DETENTE_HELP_COUNTRY checks the country's own before the site opens, and replaces what is wrong with a list of its own
in DETENTE_HELP_LINES (docs/howto/help-lines.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One place to call: its name, the number as people write it, and when it answers."""

    name: str
    number: str = ""
    hours: str = ""
    url: str = ""

    @property
    def href(self) -> str:
        """The number as an address that a telephone understands."""
        return "tel:" + "".join(sign for sign in self.number if sign.isdigit() or sign == "+")


_ALWAYS = "day and night"
ANYWHERE = HelpLine("Find A Helpline: help lines of your country", url="https://findahelpline.com/")
BY_COUNTRY: dict[str, tuple[HelpLine, ...]] = {
    "AT": (HelpLine("Telefonseelsorge", "142", _ALWAYS),),
    "AU": (HelpLine("Lifeline", "13 11 14", _ALWAYS),),
    "BE": (
        HelpLine("Zelfmoordlijn", "1813", _ALWAYS),
        HelpLine("Centre de Prévention du Suicide", "0800 32 123", _ALWAYS),
    ),
    "CA": (HelpLine("988 Suicide Crisis Helpline", "988", _ALWAYS),),
    "CH": (HelpLine("Die Dargebotene Hand, La Main Tendue, Telefono Amico", "143", _ALWAYS),),
    "DE": (
        HelpLine("TelefonSeelsorge", "0800 111 0 111", _ALWAYS),
        HelpLine("TelefonSeelsorge", "0800 111 0 222", _ALWAYS),
    ),
    "DK": (HelpLine("Livslinien", "70 201 201"),),
    "ES": (HelpLine("Línea 024", "024", _ALWAYS),),
    "FR": (HelpLine("3114, numéro national de prévention du suicide", "3114", _ALWAYS),),
    "GB": (HelpLine("Samaritans", "116 123", _ALWAYS),),
    "IE": (HelpLine("Samaritans", "116 123", _ALWAYS),),
    "NL": (HelpLine("113 Zelfmoordpreventie", "113", _ALWAYS),),
    "NO": (HelpLine("Mental Helse", "116 123", _ALWAYS),),
    "NZ": (HelpLine("1737", "1737", _ALWAYS),),
    "SE": (HelpLine("Mind Självmordslinjen", "90101", _ALWAYS),),
    "US": (HelpLine("988 Suicide & Crisis Lifeline", "988", _ALWAYS),),
}


def help_lines(country: str, own: tuple[HelpLine, ...] = ()) -> tuple[HelpLine, ...]:
    """The newsroom's own lines, else those of a country (ISO 3166, two letters); and always the international
    directory.
    """
    return (*(own or BY_COUNTRY.get(country.upper(), ())), ANYWHERE)


def lines_of(entries: Iterable[str]) -> tuple[HelpLine, ...]:
    """Read lines such as `Samaritans | 116 123 | day and night | https://…`; what stands last may be left out.

    Raises ValueError, with a sentence, for a line without a name or without a way to reach anybody.
    """
    found = []
    for entry in entries:
        parts = [part.strip() for part in entry.split("|")]
        name, number, hours, url = [*parts, "", "", ""][:4]
        if len(parts) > 4 or not name or not (any(map(str.isdigit, number)) or url):
            raise ValueError(f"“{entry[:60]}” needs a name and a number or an address: name | number | hours | address")
        if url and not url.startswith(("https://", "http://")):
            raise ValueError(f"“{entry[:60]}” has an address that does not begin with https://")
        found.append(HelpLine(name, number, hours, url))
    return tuple(found)
