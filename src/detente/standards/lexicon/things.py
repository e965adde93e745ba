"""What people swear at that is no person: illnesses, days, weather, machines, companies, clubs. Closed lists."""

from __future__ import annotations

from collections.abc import Sequence

from detente.standards.lexicon import words
from detente.standards.lexicon.clauses import Word

_TIMES = words(
    "monday mondays tuesday tuesdays wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december spring summer autumn winter christmas xmas easter morning mornings today yesterday "
    "tomorrow weekend year week month day night time"
)
_AND_AGAIN = words("day night time week month year morning")
_THIS_DAY = words("today tomorrow yesterday")
THINGS = _TIMES | words(
    "life death fate karma luck gravity adulthood age menopause puberty "
    "cancer covid corona coronavirus flu influenza dementia alzheimers parkinsons leukaemia leukemia diabetes depression anxiety "
    "migraine migraines asthma arthritis als ms mnd tumour tumor lymphoma endometriosis insomnia hayfever fever hay pollen "
    "hangover addiction "
    "alcohol heroin grief illness disease pain pneumonia stroke sepsis gout eczema adhd ptsd "
    "weather rain wind snow storm storms hail fog frost ice cold heat heatwave drizzle sleet flood floods gale thunder sun "
    "car van bus buses train trains tram bike bicycle lorry truck engine gearbox clutch brakes tyre traffic lights roundabout road "
    "hill hills mountain climb potholes pothole junction motorway computer laptop pc phone printer printers software windows "
    "excel outlook autocorrect wifi internet router algorithm captcha password website app update spreadsheet keyboard screen "
    "machine kettle toaster oven boiler washing dishwasher lawnmower hoover fridge microwave door drawer lid jar tin zip button "
    "screw nail bolt shelf wardrobe tent thing things object crossword sudoku wordle puzzle exam exams homework maths algebra level "
    "game controller queue queues bill bills rent tax taxes inflation capitalism brexit austerity bureaucracy paperwork form "
    "ticket tickets fare fares system budget referendum wasp wasps mosquito mosquitoes midges gnats slugs moles nettles brambles "
    "weeds ivy bindweed knotweed seagull seagulls pigeon pigeons wheelchair wheel pram mortgage alarm clock "
    "microsoft apple google amazon facebook twitter instagram tiktok netflix spotify ryanair easyjet hmrc dwp tesco vodafone "
    "arsenal chelsea spurs tottenham liverpool everton leeds villa celtic rangers millwall newcastle sunderland burnley "
    "united city rovers wanderers albion athletic fc wednesday barcelona madrid juventus bayern lakers yankees cowboys eagles patriots"
)
PERSONS = words(
    "man woman boy girl person human guy bloke lad husband wife mother father mum mom dad sister brother son daughter uncle aunt "
    "cousin neighbour neighbor friend mate boss landlord landlady politician judge mayor priest cop coward liar thief fool "
    "creature moderator mod admin poster writer reporter editor journalist"
)
"""Of the nouns behind "you bastard of a …", those that mean a person; beside these what ends as trades do."""
_TRADES = ("er", "or", "ist", "man", "woman", "ian")
_TITLE = "ms"
"""An illness, and how women are addressed."""
_BEHIND_TITLE = words("and for you because with in")
_NAMES_TOO = words("april june august summer autumn ivy bill hill snow frost gale")
"""What people are called too, where it is written with a capital letter."""
_LEADS = words("you the this that my our dear bloody fucking damn stupid damned goddamn bastard sodding shitty ye old")


def is_thing(word: str) -> bool:
    """Whether a folded word names a thing: a listed one, or a year."""
    return word in THINGS or (len(word) == 4 and word.replace("o", "0").isdecimal() and word[:2] in ("19", "2o"))


def names_thing(said: list[str]) -> int:
    """How many of these words, from the first one on, name a thing ("you stupid printer", "Monday morning"); 0 if none."""
    at = 0
    while at < len(said) and said[at] in _LEADS:
        at += 1
    first = at
    while at < len(said) and is_thing(said[at]) and not _is_title(said, at):
        at += 1
    return at if at > first else 0


def _is_title(said: list[str], at: int) -> bool:
    return said[at] == _TITLE and at + 1 < len(said) and said[at + 1] not in _BEHIND_TITLE


def says_when(said: list[str]) -> bool:
    """Whether these words begin with a time at which something is done: "today", "this weekend", "night and day"."""
    first, others = said[:1], said[1:3]
    if not others:
        return bool(first) and first[0] in _THIS_DAY
    if first[0] in ("this", "that"):
        return others[0] in _TIMES
    again = others[0] in ("and", "after", "in", "by") and others[-1] in _AND_AGAIN | {"again", "out"}
    return first[0] in _THIS_DAY or (first[0] in _AND_AGAIN and again)


def is_time(word: str) -> bool:
    """Whether a folded word names a day, a season or a stretch of time."""
    return word in _TIMES


def names_person_too(called: Sequence[Word]) -> bool:
    """Whether one of these words for things is the name of a person too, and written like one."""
    return any(word.is_capital and word.bare in _NAMES_TOO for word in called)


def is_person(word: str) -> bool:
    """Whether a folded noun means a person, as far as its ending says."""
    return word in PERSONS or (word.endswith(_TRADES) and not is_thing(word))
