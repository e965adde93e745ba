"""Whose a street address is: whether the words around it say that a private person lives there.

The same address is an office's, a voting place's, a fire's or a museum's, so a form alone is nothing. It counts behind
"lives at", "her house", "find him at", behind a person's name with "of", and before "that's where she lives". What the
writers say of themselves, of nobody, of animals, of their own family long ago and of the dead stays theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.standards.dwellings import Dwelling, dwellings_in, folded, is_capital, is_joined
from detente.standards.lexicon.phrases import Spoken, spoken
from detente.standards.text import Text

SURE, LIKELY, PERHAPS, GRAVE = 0.85, 0.8, 0.6, 0.95
"""Said outright; by the form of a name alone; perhaps a firm, or somebody of the writer's own; beside something about health."""
_RESIDES = folded(
    """
    lives lived living resides resided residing dwells sleeps stays staying live livin reside stayed
    wohnt wohnte wohnen wohnhaft haust lebt lebte
    habite habitait habitent vit vivait loge demeure demeurant domicilié domiciliée réside résidait
    vive vivía viven vivían reside residía habita domiciliado domiciliada
    abita abitava abitano viveva risiede residente
    woont woonde wonen woonachtig mieszka mieszkał mieszkała mieszkają zamieszkały
    mora morava moram
    """,
    "живет жил жила живут проживает прописан прописана",
)
_PAST = folded(
    "lived resided stayed wohnte lebte habitait vivait résidait vivía vivían residía abitava viveva woonde mieszkał morava",
    "жил жила",
)
_BARE = folded("live reside")
"""Forms that are said of a concert, too: they need somebody before them."""
_BETWEEN = folded(
    """
    at in on over here there now up down currently right alone round near the number no nr flat apartment apt unit room
    house door with
    his her their mother mum mom father dad parents kids children wife husband partner family son daughter and # just off corner of
    der die dem den am im an auf auf bei seiner ihrer mit hausnummer nummer
    au à a la le en el de dans chez numéro rue du
    in na w przy aan op te nella nel alla al no na
    """,
    "в на по адресу улице",
)
_FIRST_PERSON = folded("i ive im id ill we weve were me us ich wir je nous ik wij ja my", "я мы") - {"were", "my"}
_THIRD = folded(
    "he she they hes shes theyre er sie il elle ils elles lui ella él egli hij zij ze on ona oni ele ela who which",
    "он она они который которая",
)
_NOBODY = folded(
    """
    nobody noone none no people anyone anybody everyone everybody whoever residents tenants pensioners students refugees families
    foxes fox cat cats dog dogs badgers bats rats pigeons swifts ghost ghosts company firm office bank council trust agency band
    niemand keiner leute personne nadie nessuno niemand nikt
    """,
    "никто",
)
_ASKING = folded("know knows wonder wonders ask asks asked asking see tell told find")
_KIN = folded(
    """
    mother mum mom mam dad daddy father parents gran grandma granny nan nana grandad grandpa grandfather grandmother grandparents
    aunt auntie uncle brother sister son daughter wife husband cousin cousins family nephew niece friend friends mate forebears
    mutter vater eltern oma opa großmutter großvater großeltern tante onkel bruder schwester mère père parents grand madre
    padre abuela
    abuelo nonna nonno moeder vader
    """
)
_OWN = folded("my our mine meine unser unsere ma mon mes mi mia mio mijn moja mój", "моя мой мои")
_GONE = folded(
    """
    museum plaque century poet composer painter novelist historian born medieval victorian edwardian childhood demolished grew
    generations ago boy girl child war archive archives geboren jahrhundert museum né née siècle musée nacido nato museo
    """
)
_YEARS_GONE = range(1000, 1990)
_HOME = folded(
    """
    house home flat apartment bungalow cottage address doorstep residence haus wohnung adresse anschrift maison appartement domicile
    casa piso dirección domicilio indirizzo abitazione huis adres mieszkanie adres dom endereço morada
    """,
    "адрес дом квартира",
)
_POSSESSIVE = folded(
    """
    his her their hers whose seine seiner sein ihre ihrer son sa su sus suo sua zijn haar jego jej seu dela dele
    """,
    "его ее их",
)
_IS = folded("is was at on in the its are ist lautet in der die est es está è to number no nr flat # a au à en op", "на в")
_VISIT = folded(
    """
    find visit reach catch get see grab meet pay knock drop pop come go greet write send ring wait
    findet finden besucht besuchen holt trouvez trouver visitez attendez búscalo buscadle visitadle
    """
)
_WHOM = folded("him her bastard bitch scum pervert nonce paedo ihn ihm le lui la lo")
_PERSON = folded(
    """
    neighbour neighbor neighbours ex teacher judge councillor journalist reporter editor doctor nurse officer policeman
    policewoman witness
    landlord headteacher vicar priest coach boss stalker pervert nonce paedo paedophile rapist thief fraudster liar addict
    mr mrs ms miss
    dr prof frau herr madame monsieur señor señora signora mevrouw boyfriend girlfriend mistress lover victim defendant
    """
)
_SOMEBODY = folded("man woman guy bloke lady family couple lad girl boy tenant owner mann frau familie homme femme famille hombre mujer")
_PRONOUNS = folded("he she him her his hers hes shes er ihn ihm ihr il elle lui su él ella lei hij haar hem jej jego", "он она его ее")
_NO_PERSONS = folded(
    """
    ltd limited plc llc inc gmbh ag bv sons brothers bros bakery bakers baker cafe café coffee tea restaurant pub inn arms
    hotel bar club shop
    shops store stores books bookshop salon barber barbers hair beauty motors cars garage school academy college university church
    chapel cathedral mosque synagogue temple hall theatre theater cinema museum library gallery office offices council
    centre center clinic
    surgery hospital practice dental dentist dentists pharmacy chemist chemists bank trust society association foundation
    charity company
    group partners solicitors estate estates properties lettings agency services studio studios kitchen market farm house
    station court police
    ministry department union party team committee embassy consulate post gazette times herald news street road lane close avenue
    bäckerei apotheke praxis kanzlei verein boulangerie mairie école librairie farmacia panadería ristorante bakkerij
    rathaus ayuntamiento
    castle palace park gardens hostel gym florist florists butcher butchers deli pizza kebab grill takeaway laundry nursery
    hub works brewery
    ombudsman complaints rail railway transport authority board commission institute royal national north south east west
    upper lower
    """
)
_TRADE = folded(
    """
    tickets ticket rsvp contact organiser organizer secretary treasurer open opens opening sells sell sold sales shop stall bread
    hairdresser appointment appointments bookings booking order orders deliveries plumber meet meets meeting exhibition vote polling
    elected candidate candidates nominated studio works worked office
    """
)
_WHERE = folded("where wo où donde dove waar gdzie onde", "где")
_HEALTH = folded(
    """
    hiv aids herpes syphilis chlamydia hepatitis cancer schizophrenia schizophrenic bipolar epileptic epilepsy alcoholic
    addict methadone
    abortion pregnant psychiatric psychosis antidepressants dementia sectioned impotent std autistic diabetic tuberculosis
    depression
    krebs krebskrank aidskrank alkoholiker schwanger abtreibung séropositif séropositive cancer alcoolique enceinte cáncer
    embarazada sida
    sieropositivo sieropositiva incinta zwanger
    """
)
_LANDMARKS = (
    ("10", "downing"), ("11", "downing"), ("1600", "pennsylvania"), ("221b", "baker"), ("4", "privet"), ("742", "evergreen"),
    ("32", "windsor"), ("24", "sussex"), ("12", "grimmauld"), ("17", "cherry"), ("55", "faubourg"), ("52", "festive"), ("39", "hill"),
    ("1", "observatory"), ("90", "bedford"), ("129", "perry"),
)  # fmt: skip
"""Official residences and addresses of fiction, which everybody knows."""
_FAR, _NEAR = 16, 8


@dataclass(frozen=True, slots=True)
class Residence:
    """Where a private person lives: the address in the original, and how sure it is (0 to 1)."""

    span: tuple[int, int]
    score: float
    is_grave: bool


def residences_in(text: Text) -> list[Residence]:
    """The addresses of private persons in a text, in order of appearance; bounded work for each address."""
    heard = spoken(text)
    found = []
    for one in dwellings_in(text, heard):
        around = _around(text, heard, one)
        score = 0.0 if _is_landmark(heard, one) else max(look(around) for look in _LOOKS)
        if score:
            is_grave = not _HEALTH.isdisjoint(heard.words)
            score = (GRAVE if score > PERHAPS else SURE) if is_grave else score
            found.append(Residence((heard.spans[one.first][0], heard.spans[one.last][1]), score, is_grave))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """An address and what stands around it: `before` and `after` are the places of words in its sentence, the nearest last
    and first; `beyond` is what follows, across the ends of sentences.
    """

    text: Text
    heard: Spoken
    one: Dwelling
    before: range
    after: range
    beyond: range

    def word(self, at: int) -> str:
        return self.heard.words[at]

    def words(self, places: range) -> tuple[str, ...]:
        return self.heard.words[places.start : places.stop]

    def capital(self, at: int) -> bool:
        return is_capital(self.text, self.heard, at)

    def gap(self, at: int) -> str:
        """What was typed between the word at `at` and the next."""
        return self.text.inspected[self.heard.spans[at][1] : self.heard.spans[at + 1][0]]


def _around(text: Text, heard: Spoken, one: Dwelling) -> _Around:
    start, end = one.first, one.last
    while start > 0 and one.first - start < _FAR and is_joined(text, heard, start - 1):
        start -= 1
    while end + 1 < len(heard.words) and end - one.last < _FAR and is_joined(text, heard, end):
        end += 1
    beyond = range(one.last + 1, min(len(heard.words), one.last + 1 + _FAR))
    return _Around(text, heard, one, range(start, one.first), range(one.last + 1, end + 1), beyond)


def _is_landmark(heard: Spoken, one: Dwelling) -> bool:
    street = heard.words[one.first : one.last + 1]
    return any(one.number == number and name in street for number, name in _LANDMARKS)


def _lives_there(around: _Around) -> float:
    """"she lives at 14 Weaver Close", "wohnt in Leipzig, Lindenstraße 14"."""
    places = 0
    for at in reversed(around.before[-_NEAR - 4 :]):
        word = around.word(at)
        if word in _RESIDES:
            return _of_whom(around, at)
        places += around.capital(at) and word not in _BETWEEN
        if not (word in _BETWEEN or around.capital(at)) or places > 3:
            break
    return 0.0


def _of_whom(around: _Around, verb: int) -> float:
    """Whether the one who lives there is a private person other than the writer."""
    subject = range(max(around.before.start, verb - _NEAR), verb)
    words, verb_word = around.words(subject), around.word(verb)
    for place in reversed(subject):
        word = around.word(place)
        if word == "who" and (place == subject.start or around.word(place - 1) in _ASKING):
            return 0.0
        if word in _THIRD:
            break
        if word in _FIRST_PERSON or word in _NOBODY:
            return 0.0
    is_past = verb_word in _PAST
    if is_past and _is_long_gone(around):
        return 0.0
    if verb_word in _BARE and not _has_subject(around, words, verb):
        return 0.0
    if not _OWN.isdisjoint(words) and not _KIN.isdisjoint(words):
        return 0.0 if is_past else PERHAPS
    is_famous = is_past and subject and around.capital(verb - 1) and not (len(words) > 1 and around.capital(verb - 2))
    return PERHAPS if is_famous and around.word(verb - 1) not in _THIRD else SURE


def _has_subject(around: _Around, words: tuple[str, ...], verb: int) -> bool:
    last = words[-3:]
    if not (_THIRD | _KIN | _PERSON | {"to", "must", "does", "did", "will"}).isdisjoint(last):
        return True
    return verb > 0 and around.capital(verb - 1) and around.word(verb - 1).endswith("s") and "the" in last


def _is_long_gone(around: _Around) -> bool:
    """Whether what is told is history, or somebody's memories: a plaque, a poet, the year 1931."""
    words = (*around.words(around.before), *around.words(around.beyond))
    if not _GONE.isdisjoint(words):
        return True
    start = around.heard.spans[around.before.start][0] if around.before else 0
    end = around.heard.spans[around.beyond.stop - 1][1] if around.beyond else start
    raw = around.text.inspected[start:end].replace("-", " ").replace("–", " ")
    years = (token.strip(".,;:!?()'’s") for token in raw.split())
    return any(len(year) == 4 and year.isdecimal() and int(year) in _YEARS_GONE for year in years)


def _is_home(around: _Around) -> float:
    """"her house, 14 Weaver Close", "his address is …", "home address: …"."""
    for at in reversed(around.before[-_NEAR:]):
        word = around.word(at)
        if word in _HOME:
            return _of_whose(around, at)
        if word not in _IS and not around.capital(at):
            return 0.0
    return 0.0


def _of_whose(around: _Around, home: int) -> float:
    owner = range(max(around.before.start, home - 3), home)
    words = around.words(owner)
    following = around.words(range(home + 1, around.one.first))
    if not _OWN.isdisjoint(words) or not _FIRST_PERSON.isdisjoint(words) or _is_long_gone(around):
        return 0.0
    if not _NO_PERSONS.isdisjoint(words[-3:]):
        return 0.0
    if words[-1:] == ("home",) or any(_is_owner(around, place) for place in owner):
        return SURE
    is_of_name = following[:1] in (("of",), ("von",), ("de",), ("di",), ("van",)) and around.capital(home + 2)
    return SURE if is_of_name and _NO_PERSONS.isdisjoint(following) else 0.0


def _is_owner(around: _Around, at: int) -> bool:
    """"his", or "Patricia's"."""
    if around.word(at) in _POSSESSIVE:
        return True
    raw = around.text.inspected[slice(*around.heard.spans[at])]
    return raw.endswith(("'s", "’s", "s'", "s’")) and (around.capital(at) or around.word(at)[:-1] in _PERSON)


def _is_visited(around: _Around) -> float:
    """"find him at 14 Weaver Close", "pay her a visit at …"."""
    near = around.words(around.before)[-_NEAR:]
    if not _TRADE.isdisjoint((*near, *around.words(around.beyond))) or not _FIRST_PERSON.isdisjoint(near[-5:]):
        return 0.0
    for at in reversed(around.before[-4:]):
        if around.word(at) in _WHOM:
            verbs = around.words(range(max(around.before.start, at - 3), at))
            return SURE if not _VISIT.isdisjoint(verbs) else 0.0
        if around.word(at) not in _BETWEEN and around.word(at) not in ("home", "a", "visit", "tonight"):
            return 0.0
    return 0.0


def _is_told_after(around: _Around) -> float:
    """"14 Weaver Close, that's where she lives", "22 Mill Lane is his address"."""
    words = around.words(around.beyond)[:_NEAR]
    for place, word in enumerate(words):
        following = words[place + 1 : place + 4]
        if word in _WHERE and not _RESIDES.isdisjoint(following):
            return 0.0 if not _FIRST_PERSON.isdisjoint(following) or not _OWN.isdisjoint(following) else SURE
        if word in ("is", "thats", "its", "ist") and following[:1] and following[0] in _POSSESSIVE:
            return SURE if not _HOME.isdisjoint(following) else 0.0
    return 0.0


def _is_of_a_name(around: _Around) -> float:
    """"Derek Sallow of 22 Mill Lane", "Patricia Lomond, 14 Weaver Close", "the woman at 14 Weaver Close"."""
    first = around.one.first
    if not around.one.is_named or first == 0:
        return 0.0
    last = first - 1
    link = around.word(last) if around.word(last) in ("of", "from", "at", "in", "von", "aus", "flat", "#") else ""
    while last >= 0 and around.word(last) in ("of", "from", "at", "in", "von", "aus", "flat", "#"):
        last -= 1
    if last < 0 or not (link or _is_parted(around.gap(last))):
        return 0.0
    if link and around.word(last) in _SOMEBODY:
        return PERHAPS
    names = last
    while names >= 0 and last - names < 3 and around.capital(names) and (names == last or around.gap(names) in (" ", ". ")):
        names -= 1
    name = range(names + 1, last + 1)
    if link not in ("", "of", "from", "von", "aus") or not _is_persons(around, name):
        return 0.0
    return _named(around, name, link)


def _is_parted(gap: str) -> bool:
    return bool(gap.strip(" '\"”’)*_") or "\n" in gap) and len(gap) < 6


def _is_persons(around: _Around, name: range) -> bool:
    """Whether capitalised words are a person's name, as far as their form tells: no firm's, no place's."""
    if not name or not _NO_PERSONS.isdisjoint(around.words(name)) or "&" in around.text.inspected[around.heard.spans[name.start][0] :][:80]:
        return False
    before = around.word(name.start - 1) if name.start else ""
    return before != "the" and around.word(name.start) not in ("the", "a", "in", "at", "on", "and", "but", "see", "from", "of", "for")


def _named(around: _Around, name: range, link: str) -> float:
    nearby = around.words(range(max(0, name.start - 4), name.stop))
    if not _OWN.isdisjoint(nearby) and not _KIN.isdisjoint(nearby):
        return 0.0
    beside = around.words(range(max(0, name.start - _FAR), around.beyond.stop))
    if not _FIRST_PERSON.isdisjoint(nearby[-4:]) or not _TRADE.isdisjoint(beside):
        return 0.0 if len(name) < 2 else PERHAPS
    is_person = not _PERSON.isdisjoint(nearby) or not _PRONOUNS.isdisjoint(beside)
    if len(name) < 2:
        return SURE if is_person and link else 0.0
    if is_person:
        return SURE
    return LIKELY if link else PERHAPS


_LOOKS: tuple[Callable[[_Around], float], ...] = (_lives_there, _is_home, _is_visited, _is_told_after, _is_of_a_name)
