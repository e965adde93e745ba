"""Whether a listed word of another language addresses somebody: a closed list of "you" for each language.

Only what stands next to the word counts. Who is not addressed for sure is not addressed: what is aimed waits
for a person, and the rest is only marked.
"""

from __future__ import annotations

from functools import cache

from detente.standards.lexicon.terms import Hit
from detente.standards.text import Text, normalise

NEAR = 4
"""So many words before the listed word may hold the address."""
_YOU = {
    "ar": "انت أنت انتي أنتي إنت إنتي انتو انتم أنتم يا",
    "de": "du dich dir ihr euch euer dein deine bist seid",
    "es": "tú vos eres sos ustedes usted tu sois",
    "fr": "tu toi t'es es vous vos êtes espèce",
    "it": "tu sei siete voi te tuo",
    "nl": "jij je jullie bent gij uw",
    "pl": "ty jesteś jesteście wy ciebie cię",
    "pt": "tu você vocês vc vcs és seu sua seus suas",
    "ru": "ты тебя вы тебе вас ваш твоя твой",
    "tr": "sen seni sizi siz lan ulan",
    "uk": "ти тебе ви вас тобі",
}
_AFTER = {
    "de": "du ihr",
    "es": "tú eres",
    "fr": "toi va",
    "it": "tu sei",
    "nl": "jij",
    "pl": "ty jesteś",
    "pt": "você tu",
    "ru": "ты",
    "tr": "sen seni sensin",
    "uk": "ти",
}
_NOT = {
    "ar": "لست مش ليس مو ما",
    "de": "nicht kein keine keiner nie",
    "es": "no nunca ningún",
    "fr": "pas jamais aucun",
    "it": "non mai nessun",
    "nl": "niet geen nooit",
    "pl": "nie nigdy",
    "pt": "não nao nunca",
    "ru": "не ни никогда",
    "tr": "değil",
    "uk": "не ні",
}
_KOREAN_YOU = ("너", "넌", "너는", "니", "니가", "네가", "너희", "니들", "야", "이")
_KOREAN_CALL = ("아", "야", "들아", "놈아", "년아", "새끼야", "새끼들아")
_CHINESE_YOU = (
    "你",
    "你个",
    "你这",
    "你这个",
    "你就是",
    "你是",
    "你真是",
    "你们",
    "你们这些",
    "你他妈",
    "你就是个",
    "你是个",
    "妳",
)


def is_addressed(hit: Hit, text: Text, before: list[str], after: list[str]) -> bool:
    """Whether a word of another language is aimed at somebody here. `before` and `after` are the folded words
    of its clause, nearest last and nearest first.
    """
    if hit.term.direct:
        return True
    if not hit.term.person:
        return False
    language = hit.term.language
    start, end = hit.span
    if language == "zh":
        return text.inspected[max(0, start - 6) : start].rstrip(" ,，").endswith(_CHINESE_YOU)
    if language == "ko":
        return text.inspected[start:end].endswith(_KOREAN_CALL) or bool(set(before[-2:]) & set(_KOREAN_YOU))
    near = before[-NEAR:]
    if set(near) & _words(_NOT[language]):
        return False
    return bool(set(near) & _words(_YOU[language]) or set(after[:1]) & _words(_AFTER.get(language, "")))


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(normalise(listed).folded.text.replace("'", "").split())
