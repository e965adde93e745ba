"""Words for searching: cutting, stemming and marking them. Pure functions over strings.

Stemming is Snowball's (https://snowballstem.org), accents are folded away, so that “élection” and “elections”
meet.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WORD = re.compile(r"\w+", re.UNICODE)
LONGEST_QUERY, MOST_WORDS, LONGEST_WORD = 400, 12, 64
SNIPPET_WORDS = 32


@cache
def _stemmer(language: str) -> object | None:
    names = {
        "da": "danish",
        "nl": "dutch",
        "en": "english",
        "fi": "finnish",
        "fr": "french",
        "de": "german",
        "el": "greek",
        "hu": "hungarian",
        "it": "italian",
        "no": "norwegian",
        "nb": "norwegian",
        "pt": "portuguese",
        "ro": "romanian",
        "ru": "russian",
        "es": "spanish",
        "sv": "swedish",
        "tr": "turkish",
        "ar": "arabic",
    }
    name = names.get(language.split("-")[0])
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word in the site's language, lower case and without accents.

    English stems are taken from the bare letters; elsewhere the accents are part of the grammar and go
    afterwards.
    """
    stemmer = _stemmer(settings.LANGUAGE_CODE)
    bare = _without_accents(word.lower()) if settings.LANGUAGE_CODE.startswith("en") else word.lower()
    return _without_accents(stemmer.stemWord(bare) if stemmer else bare)  # type: ignore[attr-defined]


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text, longest 64 characters, underscores and signs taken as gaps."""
    clean = unicodedata.normalize("NFC", text.replace("_", " "))
    return [word[:LONGEST_WORD] for word in WORD.findall(clean)]


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in their order."""
    return [stem(word) for word in words_of(text)]


def query_stems(query: str) -> list[str]:
    """The different stems of what somebody typed: at most twelve, nothing in them but letters and digits."""
    return list(dict.fromkeys(found for found in stems(query[:LONGEST_QUERY]) if found.isalnum()))[
        :MOST_WORDS
    ]


def clean_query(raw: str) -> str:
    """What somebody typed, cut at 400 characters, control characters and broken encodings taken out, for
    showing it again.
    """
    kept = (letter if unicodedata.category(letter)[0] != "C" else " " for letter in raw[:LONGEST_QUERY])
    return " ".join("".join(kept).split())


def snippet(text: str, wanted: frozenset[str]) -> SafeString:
    """About thirty words around the first word with a wanted stem, every such word in `<mark>`, the rest
    escaped.
    """
    pieces = text.split()
    first = next((place for place, piece in enumerate(pieces) if wanted & set(stems(piece))), 0)
    start = max(0, first - SNIPPET_WORDS // 4)
    shown = " ".join(pieces[start : start + SNIPPET_WORDS])
    before, after = "… " if start else "", " …" if start + SNIPPET_WORDS < len(pieces) else ""
    return mark_safe(before + marked(shown, wanted) + after)  # noqa: S308  `marked` escapes everything


def marked(text: str, wanted: frozenset[str]) -> SafeString:
    """The text, escaped, with every word that has a wanted stem in `<mark>`."""
    parts: list[str] = []
    place = 0
    for found in WORD.finditer(text):
        parts.append(escape(text[place : found.start()]))
        word = escape(found.group())
        parts.append(f"<mark>{word}</mark>" if stem(found.group()[:LONGEST_WORD]) in wanted else word)
        place = found.end()
    return mark_safe("".join([*parts, escape(text[place:])]))  # noqa: S308  every part is escaped
