"""Which names people may take."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator


def one_script(name: str) -> None:
    """Refuse a name that mixes scripts, such as a Cyrillic letter inside Latin ones (after UTS 39, section 5.1).

    Raises `ValidationError` with the code `mixed-scripts`.
    """
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()}
    east_asian = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
    if len(scripts - east_asian) + bool(scripts & east_asian) > 1:
        raise ValidationError(
            "A name is written in one script, so that nobody can pose as somebody else.", "mixed-scripts"
        )


POSING = frozenset(
    {"admin", "administrator", "moderator", "editor", "newsroom", "detente", "root", "staff", "redaction"}
)
_LOOKALIKE = str.maketrans("013457$@|!", "oieastsaii")


def no_posing(name: str) -> None:
    """Refuse a name that reads like the staff, with digits for letters and punctuation left out.

    Raises `ValidationError` with the code `poses-as-staff`.
    """
    plain = "".join(letter for letter in name.casefold().translate(_LOOKALIKE) if letter.isalpha())
    if plain in POSING or plain.removesuffix("s") in POSING:
        raise ValidationError(
            "This name reads like one of the staff. Please choose another.", "poses-as-staff"
        )


username_validators = [
    RegexValidator(
        r"^[\w](?:[\w.\-]{1,28}[\w])\Z",
        "A name has 3 to 30 letters, digits, dots, hyphens or underscores, and begins and ends with a letter or digit.",
        "unfit-name",
    ),
    one_script,
    no_posing,
]
