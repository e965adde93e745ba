"""Whether a comment warns of a link or lures to it.

A word of warning near a link counts unless the same words bid the reader to take it: "Beware of imitations, download the
real one". A deed that is denied counts where it is about the link: in its clause, or with "it" and the like for an object.
"""

from __future__ import annotations

from detente.standards.lexicon import words

NEAR = 120
"""So many characters on either side of a link are read."""
_ALARMS = (
    "blocked", "quarantined", "infected", "contains a virus", "contains malware", "with a virus", "flagged", "warning:",
    "dangerous", "harmful", "beware", "be careful", "careful with", "watch out", "vorsicht", "schadsoftware", "cuidado",
    "attenzione", "осторожно",
)  # fmt: skip
"""Words of warning that scareware has in its mouth, too."""
_WARNINGS = (
    "is a virus", "is malware", "is a trojan", "phishing", "scam", "a fake", "is fake", "are fake", "finger weg",
    "nicht öffnen", "nicht herunterladen", "nicht anklicken", "n'ouvrez pas", "ne cliquez pas", "ne téléchargez pas",
    "est un virus", "no abras", "no descargues", "es un virus", "non aprite", "не открывайте", "не скачивайте", "это вирус",
)  # fmt: skip
_LURES = (
    "virus free", "virus-free", "no virus", "not a virus", "without virus", "free of virus", "no malware", "is safe", "100%",
    "is clean", "not blocked", "false alarm", "false positive", "disable your", "turn off your", "ignore the", "don't worry",
    "not dangerous", "not harmful", "no scam", "not a scam", "no danger", "kein virus", "sans virus", "sin virus",
)  # fmt: skip
_DENIALS = ("don't ", "dont ", "do not ", "never ", "nobody should ")
_DEEDS = ("open", "click", "download", "install", "run ", "follow", "touch", "visit", "trust", "use ")
_FETCHING = ("click", "download", "install")
_OBJECTS = words("it this that them these those link links file files attachment attachments program one here")
_BIDS = words(
    "get grab download install fetch lade ladet hol holt installiere installieren téléchargez télécharge installez descarga "
    "descargue instala instale scarica scaricate installa скачай скачайте установи установите"
)
_BEFORE_BIDS = words("please and then now just so but or instead bitte und et puis y e и")
_GENUINE = words("real genuine official original echte echten vrai verdadero vero настоящий")
_NOT = words("not isnt isn't no never dont don't nor without than kein nicht pas")
_REACH = 6
"""A bid stands at most so many words before the link."""


def warns_of(shown: str, start: int, end: int, *, is_alarming: bool) -> bool:
    """Whether the words around the link at `start` to `end` warn of it, and do not also soothe or bid.

    An alarm about the reader's own computer or account is the lure and warns of nothing: there (`is_alarming`) it takes a
    word about the link. The work is bounded by `NEAR`.
    """
    before = shown[max(0, start - NEAR) : start].lower().replace("’", "'")
    after = shown[end : end + NEAR].lower().replace("’", "'")
    near = f"{before} {after}"
    if any(lure in near for lure in _LURES) or _bids(before):
        return False
    near = f"{_without_questions(before)} {after}"
    if any(word in near for word in _WARNINGS):
        return True
    if is_alarming:
        return _is_denied(before, after, _FETCHING)
    return any(word in near for word in _ALARMS) or _is_denied(before, after, _DEEDS)


def _bids(before: str) -> bool:
    """Whether an order to take what follows, or a word that calls it the real one, stands in the link's sentence."""
    sentence = before[max(before.rfind(stop) for stop in ".!?\n") + 1 :].split()
    for at in range(max(0, len(sentence) - _REACH), len(sentence)):
        word, last = sentence[at].strip("\"'“”«»(),:;–—-"), sentence[at - 1] if at else ""
        if word in _GENUINE and _NOT.isdisjoint(sentence[max(0, at - 3) : at]):
            return True
        if word in _BIDS and (not last or last[-1] in ",:;–—-" or last in _BEFORE_BIDS):
            return True
    return False


def _without_questions(before: str) -> str:
    """What stands before a link, the sentences left out that are questions: "A scam? Nope."."""
    head, mark, rest = before.rpartition("?")
    while mark:
        at = max(head.rfind(stop) for stop in ".!?\n")
        before = f"{head[: at + 1]} {rest}"
        head, mark, rest = before.rpartition("?")
    return before


def _is_denied(before: str, after: str, deeds: tuple[str, ...]) -> bool:
    """Whether readers are told not to do something with the link."""
    clause = before.rstrip(" \t\n:–—-<([\"'“„«>")
    clause_start = max(clause.rfind(stop) for stop in ",;:.!?\n") + 1
    for part, from_here in ((before, clause_start), (after, len(after))):
        for denial in _DENIALS:
            at = part.find(denial)
            while at >= 0:
                done = at + len(denial)
                deed = next((deed for deed in deeds if part.startswith(deed, done)), "")
                if deed and (at >= from_here or _has_object(part[done + len(deed.rstrip()) :])):
                    return True
                at = part.find(denial, done)
    return False


def _has_object(behind: str) -> bool:
    """Whether what is denied is done to "it", "this link", "any of these" — or to nothing that is named."""
    clause = behind.lstrip("abcdefghijklmnopqrstuvwxyz")[:40]
    stop = min((at for sign in ",;:.!?\n" if (at := clause.find(sign)) >= 0), default=len(clause))
    said = clause[:stop].split()[:4]
    return not said or not _OBJECTS.isdisjoint(said)
