"""E-mail addresses in a text, written with their signs or spelt out, and whether an office or a person reads them."""

from __future__ import annotations

from collections.abc import Iterator

from detente.standards.lexicon import words
from detente.standards.web.hosts import parts_of

_OFFICES = words(
    """
    info information mailbox inbox press contact office support service services help helpdesk editor editors editorial news newsdesk
    redaktion mail hello hi planning complaints complaint enquiries inquiries enquiry inquiry admissions accounts admin
    administration postmaster abuse webmaster hostmaster security privacy dataprotection dpo gdpr noreply reply no feedback
    letters letter opinion media communications comms team jobs careers recruitment hr sales orders order bookings booking
    reservations reservation tickets customer customers customercare customerservice customerservices care billing finance
    payments members membership council councillors democraticservices democratic elections licensing highways parking
    housing benefits environment consultation consultations reception secretary secretariat registrar library museum school
    clerk foi ombudsman appeals legal law report reports reporting tips tip tipline whistleblower donate donations
    volunteer volunteers events event general mayor police crime fraud desk department dept public relations affairs
    kontakt presse buero buro büro verwaltung poststelle beschwerde beschwerden buergerservice rathaus anfrage sekretariat
    post zentrale leserbriefe leserbrief datenschutz impressum
    accueil contacts secretariat mairie courrier redaction reclamation reclamations bonjour
    contacto informacion prensa atencion reclamaciones ayuntamiento oficina
    contatti contatto segreteria stampa ufficio protocollo comune redazione
    biuro kontakty sekretariat urzad redakcja
    """
)
"""What the part before the @ is called where an office reads what comes: several people, or whoever has the duty."""
_PROVIDERS = words(
    """
    gmail googlemail hotmail outlook live msn yahoo ymail rocketmail aol icloud me mac gmx web freenet t-online mail email
    posteo mailbox proton protonmail pm tutanota tutamail tuta zoho fastmail hushmail hey inbox yandex ya rambler bk list
    qq 163 126 sina naver daum hanmail libero virgilio tiscali alice orange wanadoo laposte free sfr neuf bluewin
    ziggo kpnmail xs4all telenet skynet wp o2 onet interia op seznam centrum ukr btinternet btopenworld
    virginmedia sky talktalk ntlworld blueyonder comcast verizon att sbcglobal bellsouth cox charter rediffmail mailinator
    """
)
"""Whose addresses anybody can have: there "info" is no office's, but whoever was first. The name before the ending."""
_PARLIAMENTS = words(
    """
    parliament.uk parliament.scot senedd.wales niassembly.gov.uk europarl.europa.eu bundestag.de house.gov senate.gov
    assemblee-nationale.fr senat.fr parl.gc.ca aph.gov.au oireachtas.ie parliament.govt.nz sejm.pl senat.pl camera.it
    senato.it congreso.es senado.es tweedekamer.nl parlament.gv.at parlament.ch duma.gov.ru folketinget.dk ft.dk
    riksdagen.se stortinget.no eduskunta.fi
    """
)
"""Hosts whose addresses are published for those who elected their owners."""
_NOTHING_ELSE = words(
    "gmail googlemail hotmail outlook ymail rocketmail icloud gmx proton protonmail tutanota fastmail posteo libero laposte wanadoo rambler"
)
"""Of those names the ones under which people have a mailbox, and neither meet nor shop."""
_ENDINGS = words("com net org de fr es it nl pl at ch be ru uk co in me ua cz br us eu")
_MACHINES = words("git hg svn ssh root www-data")
_AT = words("at ät arroba собака chiocciola a")
_DOT = words("dot punkt punto point ponto точка")
_POINTS = words("dot punkt punto точка")
_MAIL = words("email e-mail mail mailto emails reach address contact correo courriel почта e-post")
_NO_NAMES = words(
    "it me us you him her them this that is was are were look shop buy bought order account be one available online found "
    "here there people live work meet arrive now again all not and or sold page address email mail site"
)
_BRACKETED = ("at", "a)", "a]", "ät", "arroba", "собака", "chiocciola", " at")
_BARE = tuple(f" {word} " for word in sorted(_AT - {"a"}))
_HINTS = (*(f" {word} " for word in sorted(_POINTS)), "mail", "outlook", "yahoo", "gmx", "web.", "proton", "icloud")
_OPEN, _CLOSE = "([{<", ")]}>"
_NAME_SIGNS = "._%+-"
Span = tuple[int, int]


def mail_addresses(original: str) -> Iterator[Span]:
    """Where the addresses of persons stand, those of offices left out; code points, end-exclusive."""
    if "@" in original:
        yield from _written(original)
    if _may_be_spelt(original.lower()):
        yield from _spelt(original)


def is_office(name: str, host: str) -> bool:
    """Whether an address is an office's: its name says nothing else, and its host is not one where anybody has a mailbox."""
    labels = host.lower().split(".")
    if any(".".join(labels[at:]) in _PARLIAMENTS for at in range(len(labels) - 1)):
        return True
    parts = [part for part in (part.rstrip("0123456789") for part in _parted(name.lower())) if part]
    if not parts or parts[0] not in _OFFICES or not all(part in _OFFICES or part in labels for part in parts):
        return False
    return parts_of(host.lower())[1] not in _PROVIDERS


def _may_be_spelt(lowered: str) -> bool:
    if any(f"{sign}{word}" in lowered for sign in _OPEN if sign in lowered for word in _BRACKETED):
        return True
    return any(word in lowered for word in _BARE) and any(hint in lowered for hint in _HINTS)


def _parted(name: str) -> list[str]:
    for sign in "_-+":
        name = name.replace(sign, ".")
    return [part for part in name.split(".") if part]


def _written(original: str) -> Iterator[Span]:
    at = original.find("@")
    while at >= 0:
        start, end = _begin(original, at), _end(original, at)
        name, host = original[start:at], original[at + 1 : end]
        if not name or not host:
            start, end, name, host = _spaced(original, at)
        if name and _is_host(host) and not _is_login(original, start, end, name) and not is_office(name, host):
            yield start, end
        at = original.find("@", at + 1)


def _spaced(original: str, at: int) -> tuple[int, int, str, str]:
    """An address with a blank on one or both sides of its @, at a provider: (its beginning, its end, name, host). The name is
    empty where it is none, as in "meet me @ yahoo.com".
    """
    blank = at - original[max(0, at - 1) : at].count(" ")
    start = _begin(original, blank)
    first = at + original[at + 1 : at + 2].count(" ")
    end = _end(original, first)
    name, host = original[start:blank], original[first + 1 : end]
    label = parts_of(host.lower())[1]
    looks_so = any(sign.isdigit() or sign in "._" for sign in name)
    is_meant = (label in _PROVIDERS and looks_so) or (label in _NOTHING_ELSE and name.lower() not in _NO_NAMES)
    return (start, end, name, host) if is_meant else (start, end, "", "")


def _begin(original: str, at: int) -> int:
    start = at
    while start > 0 and (original[start - 1].isalnum() or original[start - 1] in _NAME_SIGNS) and at - start < 64:
        start -= 1
    while start < at and original[start] in ".-":
        start += 1
    return start


def _end(original: str, at: int) -> int:
    end = at + 1
    while end < len(original) and (original[end].isalnum() or original[end] in ".-") and end - at < 255:
        end += 1
    while end > at + 1 and original[end - 1] in ".-":
        end -= 1
    return end


def _is_host(host: str) -> bool:
    labels = host.split(".")
    if any(label.startswith("-") or label.endswith("-") for label in labels):
        return False
    return len(labels) >= 2 and all(labels) and labels[-1].isalpha() and len(labels[-1]) >= 2


def _is_login(original: str, start: int, end: int, name: str) -> bool:
    """Whether this is whom a machine asks for, as in git@host:path or https://anna:secret@host/, and no mailbox."""
    before = original[max(0, start - 200) : start]
    token = before[max(map(before.rfind, " \t\n\r")) + 1 :]
    _, separator, authority = token.rpartition("://")
    if separator and not set(authority) & set("/?#"):
        return True
    follows = original[end : end + 2]
    return name.lower() in _MACHINES or (follows[:1] == ":" and follows[1:] in ("/", "~"))


def _spelt(original: str) -> Iterator[Span]:
    """Addresses whose signs are written as words: "anna (at) gmail (dot) com", "anna dot lind at mail dot com"."""
    tokens = _tokens(original)
    for place, (word, start, end) in enumerate(tokens):
        if word.lower() not in _AT or not 0 < place < len(tokens) - 1:
            continue
        is_bracketed = _in_brackets(original, start, end)
        if not is_bracketed and word.lower() == "a":
            continue
        first, name = _name_before(original, tokens, place)
        last, host, is_dotted = _host_after(original, tokens, place)
        if not name or not _is_host(host) or is_office(name, host):
            continue
        if is_bracketed and not is_dotted and name.lower() in _NO_NAMES and not _is_provider(host):
            continue  # "we meet (at) amazon.com"
        if is_bracketed or (_is_meant(tokens, first, name) and (is_dotted or _is_provider(host))):
            yield tokens[first][1], tokens[last][1] + len(tokens[last][0].rstrip(".-"))


def _tokens(original: str) -> list[tuple[str, int, int]]:
    tokens, start = [], -1
    for at, sign in enumerate(f"{original} "):
        is_part = sign.isalnum() or sign in _NAME_SIGNS
        if is_part and start < 0:
            start = at
        elif not is_part and start >= 0:
            tokens.append((original[start:at], start, at))
            start = -1
    return tokens


def _in_brackets(original: str, start: int, end: int) -> bool:
    before, after = original[max(0, start - 2) : start].rstrip(), original[end : end + 2].lstrip()
    return before[-1:] in _OPEN and after[:1] in _CLOSE and bool(before and after)


def _touch(original: str, end: int, start: int) -> bool:
    """Whether nothing but blanks and brackets stands between two words."""
    return start - end <= 4 and not original[end:start].strip(" \u00a0" + _OPEN + _CLOSE)


def _is_dot(original: str, token: tuple[str, int, int]) -> bool:
    word, start, end = token
    return word.lower() in _POINTS or (word.lower() in _DOT and _in_brackets(original, start, end))


def _name_before(original: str, tokens: list[tuple[str, int, int]], place: int) -> tuple[int, str]:
    """The place of the first word of the name before an "at", and the name; "" where none touches it."""
    first = place - 1
    if not _touch(original, tokens[first][2], tokens[place][1]):
        return first, ""
    name = tokens[first][0]
    while first > 1 and _is_dot(original, tokens[first - 1]) and _touch(original, tokens[first - 1][2], tokens[first][1]):
        first -= 2
        name = f"{tokens[first][0]}.{name}"
    return first, name


def _host_after(original: str, tokens: list[tuple[str, int, int]], place: int) -> tuple[int, str, bool]:
    """The place of the last word of the host after an "at", the host, and whether one of its points is a word."""
    last = place + 1
    if not _touch(original, tokens[place][2], tokens[last][1]):
        return last, "", False
    host, is_dotted = tokens[last][0], False
    while last + 2 < len(tokens) and _is_dot(original, tokens[last + 1]) and last - place < 8:
        if not _touch(original, tokens[last + 1][2], tokens[last + 2][1]):
            break
        last, is_dotted = last + 2, True
        host = f"{host}.{tokens[last][0]}"
    if last == place + 1 and host.lower() in _PROVIDERS and last + 1 < len(tokens) and tokens[last + 1][0].rstrip(".-") in _ENDINGS:
        ending, start, _ = tokens[last + 1]
        if original[tokens[last][2] : start] == " ":  # "at gmail com", its point left out
            last, host = last + 1, f"{host}.{ending}"
    return last, host.rstrip(".-"), is_dotted


def _is_provider(host: str) -> bool:
    return parts_of(host.lower())[1] in _PROVIDERS


def _is_meant(tokens: list[tuple[str, int, int]], first: int, name: str) -> bool:
    """Whether a bare "at" parts a mailbox from its host, and is not where something happened: the name looks like one, or
    the words before it speak of mail.
    """
    if any(sign.isdigit() or sign in "._" for sign in name.rstrip(".")):
        return True
    before = {word.lower() for word, _, _ in tokens[max(0, first - 5) : first]}
    return name.lower() not in _NO_NAMES and not _MAIL.isdisjoint(before)
