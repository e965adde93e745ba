"""`site-language`: written in a language other than the site's."""

from __future__ import annotations

from functools import lru_cache

from detente.standards.edition import Rule
from detente.standards.language.identify import family_of, identify, known_languages
from detente.standards.language.names import NAMES
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text

PRIOR_ODDS = 10.0
"""How much more often a comment is in the site's language than a reader's first look at its letters would
say.
"""


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Score how unlikely it is that any of the site's languages was used; None when there is too little to
    read, or the identifier knows none of them.

    Thresholds of the edition: `letters` (fewest letters that make a case, 20). A site lists every language in
    which it welcomes comments, official and minority languages included, in `site_languages`. Languages that
    readers hardly tell apart in writing (Bosnian, Croatian and Serbian; Danish and Norwegian; Indonesian and
    Malay) count as one.
    """
    found = identify(text)
    welcome = _welcome(circumstances.site_languages)
    if found.letters < rule.threshold("letters", 20) or not found.probabilities or not welcome:
        return None
    if welcome.isdisjoint(known_languages()):
        return None  # Latin, Esperanto: it cannot be told from what it never learned
    native = sum(chance for code, chance in found.probabilities.items() if code in welcome)
    foreign = (1 - native) / (1 - native + PRIOR_ODDS * native)
    if found.language in welcome or foreign < 0.5:
        return ()
    wanted = " or ".join(NAMES.get(code, code) for code in circumstances.site_languages)
    seen = NAMES.get(found.language, found.language) if found.language else "another language"
    why = f"The comment seems to be written in {seen}; here people write in {wanted}."
    return (Signal(min(foreign, 0.99), ((found.start, found.end),), why),)


@lru_cache(maxsize=256)
def _welcome(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code for language in languages for code in family_of(language.split("-")[0].lower()))
