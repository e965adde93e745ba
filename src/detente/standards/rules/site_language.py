"""`site-language`: written in a language other than the site's."""

from __future__ import annotations

from detente.standards.edition import Rule
from detente.standards.language.identify import family_of, identify
from detente.standards.language.names import NAMES
from detente.standards.records import Circumstances, Signal
from detente.standards.text import Text


def detect(text: Text, circumstances: Circumstances, rule: Rule) -> tuple[Signal, ...] | None:
    """Score how sure the identifier is that none of the site's languages was used; None when it cannot say.

    Thresholds of the edition: `letters` (fewest letters that make a case, 20). A site lists every language in
    which it welcomes comments, official and minority languages included, in `site_languages`. Languages that
    readers hardly tell apart in writing (Bosnian, Croatian and Serbian; Bokmål and Nynorsk; Indonesian and
    Malay) count as one.
    """
    found = identify(text)
    if found.language is None or found.letters < rule.threshold("letters", 20):
        return None
    welcome = {
        code
        for language in circumstances.site_languages
        for code in family_of(language.split("-")[0].lower())
    }
    if not welcome or found.language in welcome:
        return ()
    native = max((found.probabilities.get(code, 0.0) for code in welcome), default=0.0)
    if native > 0.05:
        return ()
    wanted = " or ".join(NAMES.get(code, code) for code in circumstances.site_languages)
    seen = NAMES.get(found.language, found.language)
    why = f"The comment seems to be written in {seen}; here people write in {wanted}."
    return (Signal(min(found.probability, 0.99), ((found.start, found.end),), why),)
