"""What people swear at that is no person: illnesses, days, weather, machines, companies, clubs. Closed lists."""

from __future__ import annotations

from detente.standards.lexicon import words

THINGS = words(
    "monday mondays tuesday tuesdays wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december spring summer autumn winter christmas xmas easter morning mornings today yesterday "
    "tomorrow weekend year week month day night life death fate karma luck gravity time adulthood age menopause puberty "
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
    "boss game controller queue queues bill bills rent tax taxes inflation capitalism brexit austerity bureaucracy paperwork form "
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
    while at < len(said) and is_thing(said[at]):
        at += 1
    return at if at > first else 0


def is_person(word: str) -> bool:
    """Whether a folded noun means a person, as far as its ending says."""
    return word in PERSONS or (word.endswith(_TRADES) and not is_thing(word))
