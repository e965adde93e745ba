"""Telephone numbers: which stretches of digits are one, and whether a person or an office answers.

An international number is parted into its country (ITU-T E.164) and what is dialled there, since "800" begins free
numbers in one country and private ones in another. A national number says no country; the words around it do.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from detente.standards.lexicon import words

NEAR = 80
"""So many characters on either side of a telephone number tell whose it is."""
_TWO_DIGITS = words(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 "
    "92 93 94 95 98"
)
_FREE = {
    "1": ("800", "833", "844", "855", "866", "877", "888"),
    "7": ("800", "804"),
    "20": ("800",), "27": ("800", "860", "861"), "30": ("800",), "31": ("800",), "32": ("800", "78"),
    "33": ("80", "81", "82", "89"), "34": ("800", "900", "901", "902"), "39": ("800", "803", "840", "848"),
    "41": ("800", "840", "842", "844", "848"), "43": ("800", "810", "820"),
    "44": ("800", "808", "30", "33", "34", "37", "84", "87"), "45": ("80",), "46": ("20",), "47": ("800",),
    "48": ("800", "801"), "49": ("800", "180"), "52": ("800",), "55": ("800",), "61": ("1800", "1300"), "64": ("800", "508"),
    "81": ("120", "800"), "82": ("80",), "86": ("800", "400"), "90": ("800", "850", "444"), "91": ("1800", "1860"),
    "351": ("800", "808"), "353": ("1800", "1850", "1890"), "358": ("800",), "380": ("800",), "420": ("800",),
    "800": ("",), "808": ("",), "972": ("1800",),
}  # fmt: skip
"""What free and shared-cost numbers begin with, by country. +800 and +808 are such numbers of the whole world."""
_MOBILE = {
    "7": ("9",), "31": ("6",), "32": ("4",), "33": ("6", "7"), "34": ("6", "7"), "39": ("3",), "41": ("7",), "43": ("6",),
    "44": ("7",), "46": ("7",), "49": ("15", "16", "17"), "61": ("4",), "351": ("9",), "353": ("8",),
}  # fmt: skip
_MOBILE_HERE = ("07", "06")
_MOBILE_IN_GERMANY = ("015", "016", "017")
_FREE_EVERYWHERE = ("0800", "0808")
_FREE_IN_BRITAIN = ("030", "033", "034", "037")
_COSTLY = ("08", "09")
"""What firms' lines begin with that earn by the minute; frauds call them "customer services"."""
_CUSTOMERS = (["customer", "services"], ["customer", "service"], ["customer", "care"], ["customer", "support"])
_HELP_IN_EUROPE = "116"
"""Harmonised numbers of social value: 116 and three digits more, the same all over Europe."""
_PUBLIC = words(
    "council helpline helplines hotline hotlines lifeline samaritans switchboard surgery clinic hospital reception ministry "
    "department library museum townhall town embassy consulate charity shelter refuge advice police station emergency "
    "counselling enquiries inquiries crisis line office desk university college school court parliament "
    "rathaus bürgeramt behörde ministerium krankenhaus beratung beratungsstelle telefonseelsorge polizei bürgerbüro "
    "mairie préfecture ministère hôpital bibliothèque standard accueil ayuntamiento ministerio hospital comisaría "
    "comune municipio questura ospedale gemeente ziekenhuis urząd szpital"
)
_OFFICES = _PUBLIC | {"hall"}
_PRIVATE = words(
    "home his her hers ex wife husband daughter daughters son sons girl girls boy boys girlfriend boyfriend lives living him them "
    "mistress private personal mobile night nurse teacher nudes nude naked topless slut whore bitch bastard "
    "family neighbour neighbours mother mum father dad sister brother "
    "seine seiner sein ihre ihrer privat nachts zuhause frau mann tochter sohn handynummer "
    "numéro femme mari fille nuit domicile perso su casa esposa marido hija noche moglie marito figlia notte cellulare"
)
_TELEPHONE = words(
    "phone telephone tel mob ring call dial text sms whatsapp mobile cell cellphone landline fax viber "
    "telefon telefonnummer handy handynummer rufnummer anrufen ruft ruf téléphone portable appelle appelez appeler "
    "teléfono móvil llama llamen llámale telefono cellulare chiama chiamate telefoon bel mobiel telefonu zadzwoń dzwoń "
    "телефон телефона тел звони звоните звонить позвони позвоните мобильный"
)
_REFERENCE = words(
    "grant application applications planning ref reference invoice case file docket patent permit licence license contract tender "
    "barcode serial lottery lotto lottozahlen coordinates latitude longitude grid version build aktenzeichen rechnung dossier facture"
)
_CALLED = words(
    "order model part item product population score scores scored result results train trains bus buses flight flights ferry "
    "sailings departures id ticket tickets seat account customer policy claim budget votes bestellung einwohner zug züge "
    "commande train habitants loterie билет поезд заказ"
)
"""What else has a number, and stands in many sentences that tell somebody's telephone number."""
_IS = words("is was are were number numbers no nr of the id n° est ist sind es nummer numéro número my our his her")
"""What may stand between such a word and its number."""
_UNITS = words(
    "euro euros dollars pounds km metres meters miles people votes inhabitants kg tons tonnes degrees roubles francs users times won "
    "yen yuan rupees views subscribers customers downloads copies units readers visitors million billion nutzer einwohner menschen "
    "utilisateurs habitants personnes usuarios habitantes personas utenti abitanti persone"
)
_TALLIED = words(
    "sales users subscribers customers shipments calls market makers bill bills owners connections subscriptions contracts revenue "
    "revenues downloads traffic cost costs hit sold reached has have had worth totalled nutzer verkäufe kostet utilisateurs usuarios"
)
"""What is counted behind "phone" or "mobile": what follows is no number to call."""
_HIGHEST_DRAWN = 60
"""No lottery draws higher numbers; French telephone numbers have pairs of digits up to 99."""
_STOPS = ".!?;\n"
_PHONE_GROUPS = ([3, 4, 4], [4, 3, 4], [5, 3, 3], [3, 3, 4], [4, 3, 3], [4, 4, 3], [2, 4, 4])
"""How the numbers of telephones are parted into three; nothing else with a nought before it is."""
_PHONE_PAIRS = ([5, 6], [4, 6], [3, 8], [5, 5], [3, 7], [4, 7])
_LOOSE = words("line office desk advice station standard court shelter refuge town hall school college university library")
"""Words for offices that are as common otherwise: "a desk job", "in an office". With "a" or "an" before them they say nothing."""
_ARTICLES = words("a an ein eine einer einem un une una")
_BETWEEN = words(
    "on at is are was under via by the number no phone telephone tel call ring now here please or and answers open opens unter "
    "au sur le al en el numero numéro número nummer ist est es"
)
"""What may stand between an office, or a person's name, and the number."""
_OTHERS = words("she he shes hes works worked working arbeitet travaille trabaja lavora")
_PLACES = words("in of near at for from to around the im bei aus de à en di da")
_NO_NAMES = words("call ring phone text dial order contact ask reach try email mail dear hello hi please tel sie")


def is_telephone(original: str, start: int, end: int) -> bool:
    """Whether a stretch of digits and joiners has the form of a telephone number and is not called something else.

    Lottery numbers, times, references, dates, scores, co-ordinates and amounts are none; a word such as "phone" or "ring"
    beside a plainer form says that it is one.
    """
    raw = original[start:end]
    groups = "".join(sign if sign.isdigit() else " " for sign in raw).split()
    digits = "".join(groups)
    if not 8 <= len(digits) <= 15 or _has_date(groups):
        return False
    is_named = _is_named(_words_before(original, start)[-5:])
    if _is_decimal(raw, groups) and not (is_named and _is_parted_by_points(raw, groups)):
        return False
    if raw.startswith(("+", "(+")):
        return _is_international(digits)
    is_amount = _is_amount(original, end, digits, groups, is_named=is_named)
    if is_named and not _is_listing(groups) and not is_amount:
        return len(digits) >= 9 and raw.count("/") < 2
    if _is_listing(groups) or raw.count("/") > 1 or is_amount or _is_counted(digits, groups):
        return False
    if digits.startswith("07") and len(digits) == 11:
        return True  # no reference, whatever it is called: "order 07700 900123" is how numbers are smuggled
    return _has_national_form(raw, digits, groups) and not _is_reference(original, start, end, groups)


def _is_named(before: list[str]) -> bool:
    """Whether one of the words before a number calls it a telephone's: "phone", but neither "phone sales" nor "call it"."""
    places = [at for at, word in enumerate(before) if word in _TELEPHONE]
    if not places or before[places[-1] :] in (["call", "it"], ["call", "that"]):
        return False
    return _TALLIED.isdisjoint(before[places[-1] + 1 :])


def _is_parted_by_points(raw: str, groups: list[str]) -> bool:
    """Whether points part a number as they part telephones': 07700.900.123, 06.12.34.56.78; no address of a machine."""
    return len(groups) > 2 and raw.startswith("0") and all(len(group) > 1 for group in groups)


def _is_amount(original: str, end: int, digits: str, groups: list[str], *, is_named: bool) -> bool:
    """Whether the digits are an amount: no amount begins with a nought. What is called a telephone's is one where it is
    round or has its unit behind it.
    """
    if digits.startswith("0") or not (len(groups) == 1 or _is_in_thousands(groups)):
        return False
    if not _UNITS.isdisjoint(_words(original[end : end + 20])[:1]):
        return True
    return _is_in_thousands(groups) and (digits.endswith("000") if is_named else len(digits) < 10 or digits.endswith("000"))


def _is_in_thousands(groups: list[str]) -> bool:
    return len(groups) > 2 and len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:])


def is_public(original: str, start: int, end: int, language: Callable[[], str]) -> bool:
    """Whether a telephone number is offered as help: free of charge in its country, or a landline that its sentence calls
    an office's. A mobile number, or one beside words for a person's home or family, is private.

    `language` gives the comment's language (ISO 639-1, "" when unknown); it is asked only for numbers that are free in
    Britain and private elsewhere.
    """
    raw = original[start:end].replace("(0)", "").lstrip("(")
    digits = "".join(filter(str.isdigit, raw))
    near = _near(original, start, end)
    is_personal = not _PRIVATE.isdisjoint(near)
    country, rest = _parted(digits) if raw.startswith("+") else _parted(digits[2:]) if digits.startswith("00") else ("", "")
    if country:
        if rest.startswith(_FREE.get(country, ())) or (len(rest) == 6 and rest.startswith(_HELP_IN_EUROPE)):
            return not rest.startswith(_MOBILE.get(country, ()))
        is_mobile = rest.startswith(_MOBILE.get(country, ()))
    else:
        if _is_free_at_home(digits):
            return True
        if len(digits) in (10, 11) and digits.startswith(_FREE_IN_BRITAIN) and not is_personal and language() == "en":
            return True
        is_mobile = digits.startswith(_MOBILE_HERE) or (len(digits) == 11 and digits.startswith(("89", "79")))
        is_mobile |= digits.startswith(_MOBILE_IN_GERMANY) and (len(digits) != 11 or language() != "en")
    return not is_mobile and not is_personal and _is_an_offices(original, start, near)


def _is_an_offices(original: str, start: int, near: list[str]) -> bool:
    """Whether an office is called right before a number; or anywhere in its sentence where no person is spoken of."""
    typed = _last_sentence(original[max(0, start - NEAR) : start]).split()
    before = [_plain(word) for word in typed]
    while before and (before[-1] in _BETWEEN or not before[-1]):
        before.pop()
    if before[-2:] in _CUSTOMERS:
        return not original.startswith(_COSTLY, start)
    is_loose = len(before) > 1 and before[-2] in _ARTICLES
    if before and before[-1] in _OFFICES and not (is_loose and before[-1] in _LOOSE):
        return "works" not in near or _OTHERS.isdisjoint(word for word in near if word != "works")
    if not _OTHERS.isdisjoint(near) or _is_named_person(typed[: len(before)]):
        return False
    return any(
        word in _PUBLIC and not (word in _LOOSE and at > 0 and near[at - 1] in _ARTICLES) for at, word in enumerate(near)
    )


def _is_named_person(typed: list[str]) -> bool:
    """Whether what stands right before a number is a name: two words or more with a capital, and no office or place."""
    at = len(typed)
    while at > 0 and typed[at - 1].strip("'’\",:()-–—.#…")[:1].isupper():
        at -= 1
    name = [_plain(word) for word in typed[at:]]
    while name and name[0] in _NO_NAMES:
        name, at = name[1:], at + 1
    is_place = at > 0 and (_plain(typed[at - 1]) in _PLACES or typed[at - 1][:1].isdigit())  # "12 Corn Street"
    return len(name) > 1 and not is_place and _OFFICES.isdisjoint(name)


def _is_free_at_home(digits: str) -> bool:
    """Free numbers as they are dialled inside a country: 0800 nearly everywhere, 1-800, 8 800, 116 and three digits."""
    if digits.startswith(_FREE_EVERYWHERE) or (digits.startswith("8800") and len(digits) == 11):
        return True
    national = digits.removeprefix("1")
    return (len(national) == 10 and national.startswith(_FREE["1"])) or (
        len(digits) == 6 and digits.startswith(_HELP_IN_EUROPE)
    )


def _parted(digits: str) -> tuple[str, str]:
    """An international number as its country and the rest: ("44", "7808123456")."""
    size = 1 if digits[:1] in ("1", "7") else 2 if digits[:2] in _TWO_DIGITS else 3
    return digits[:size], digits[size:]


def _is_international(digits: str) -> bool:
    country, rest = _parted(digits)
    if digits.startswith("0"):
        return False
    return len(rest) == 10 if country in ("1", "7") else len(rest) >= 6


def _has_national_form(raw: str, digits: str, groups: list[str]) -> bool:
    sizes = [len(group) for group in groups]
    if sizes == [3, 3, 4] and (raw.startswith("(") or "-" in raw or "." in raw):
        return True
    if sizes == [1, 3, 3, 4] and groups[0] == "1" and groups[1][0] > "1" and ("-" in raw or "(" in raw):
        return True
    if len(digits) == 11 and digits[0] == "8" and (sizes[0] == 1 or digits[1] == "9") and len(groups) > 1:
        return digits[1] in "3489"  # the Russian long-distance prefix before a code of three digits
    if digits.startswith("00"):
        return len(digits) >= 11 and digits[2] != "0" and _is_international(digits[2:])
    return raw.lstrip("(").startswith("0") and 9 <= len(digits) <= 14 and len(set(digits)) > 2


def _has_date(groups: list[str]) -> bool:
    years = [len(group) == 4 and group[:2] in ("18", "19", "20") for group in groups]
    return any(years) and all(len(group) in (1, 2, 4) for group in groups[:3])


def _is_decimal(raw: str, groups: list[str]) -> bool:
    """Whether points part a fraction or the sections of a document: 51.5074, 4.2.1. "415.555.2671" and "01.23.45.67.89"
    are parted as telephone numbers are.
    """
    if "." not in raw:
        return False
    if set(raw) <= set("0123456789."):
        sizes = [len(group) for group in groups]
        return sizes != [3, 3, 4] and not (sizes == [2] * 5 and _rises(groups) < 4)
    return any(sign == "." and raw[at - 1 : at].isdigit() and raw[at + 1 : at + 2].isdigit() for at, sign in enumerate(raw)) and (
        raw.count(".") <= 2 and (" -" in raw or " +" in raw or raw.count(".") == 1)
    )


def _is_listing(groups: list[str]) -> bool:
    """Whether the groups are a row of small numbers or of times: 07 11 23 34 42 49, 0815 0835 0855."""
    sizes = {len(group) for group in groups}
    if sizes == {2} and len(groups) != 5:
        return len(groups) > 5
    if sizes <= {1, 2} and len(groups) >= 5:
        return _rises(groups) == len(groups) - 1 and int(groups[-1]) <= _HIGHEST_DRAWN
    is_timetable = sizes == {4} and all(group[:2] < "24" and group[2:] < "60" for group in groups)
    return is_timetable and len(groups) > 1 and _rises(groups) == len(groups) - 1


def _rises(groups: list[str]) -> int:
    return sum(int(one) < int(other) for one, other in pairwise(groups))


def _is_counted(digits: str, groups: list[str]) -> bool:
    """Whether the digits count upwards, are grouped as thousands are, or are an ISBN with its four parts."""
    if digits in "01234567890123456789":
        return True
    sizes = [len(group) for group in groups]
    if len(sizes) == 4 and sizes[0] == sizes[3] == 1 and len(digits) == 10:
        return True
    return _is_in_thousands(groups) and len(digits) < 10


def _is_reference(original: str, start: int, end: int, groups: list[str]) -> bool:
    """Whether one of the four words before the number, or what it "is" after it, says that it is something else. A word that
    has other uses has to stand right before it, and says nothing of a number that is parted as telephones' are.
    """
    after, before = _words(_first_sentence(original[end : end + 40]))[:4], _words_before(original, start)
    named = _REFERENCE | _CALLED
    if after[:1] in (["is"], ["was"], ["are"], ["were"]) and not named.isdisjoint(after):
        return True
    if not _REFERENCE.isdisjoint(before[-4:]):
        return True
    sizes = [len(group) for group in groups]
    if sizes in _PHONE_GROUPS or (sizes in _PHONE_PAIRS and set(original[start:end]) <= set("0123456789 ")):
        return False
    while before and before[-1] in _IS and before[-1] not in _CALLED:
        before.pop()
    return not _CALLED.isdisjoint(before[-1:])


def _words_before(original: str, start: int) -> list[str]:
    return _words(_last_sentence(original[max(0, start - NEAR) : start]))


def _near(original: str, start: int, end: int) -> list[str]:
    before, after = original[max(0, start - NEAR) : start], original[end : end + NEAR]
    return _words(f"{_last_sentence(before)} {_first_sentence(after)}")


def _words(part: str) -> list[str]:
    return [_plain(word) for word in part.replace("/", " ").split()]


def _plain(word: str) -> str:
    return word.lower().replace("'s", "").replace("’s", "").strip("'’\",:()-–—.#…")


def _last_sentence(before: str) -> str:
    """What stands before the number in its sentence; "tel." and the like end none."""
    ends = [at for at, sign in enumerate(before) if sign in _STOPS and not _is_short(before, at)]
    return before[ends[-1] + 1 :] if ends else before


def _first_sentence(after: str) -> str:
    ends = [at for stop in _STOPS if (at := after.find(stop)) >= 0]
    return after[: min(ends)] if ends else after


def _is_short(before: str, at: int) -> bool:
    word = before[:at].rpartition(" ")[2].lower()
    return before[at] == "." and word.strip("(") in ("tel", "mob", "ph", "no", "nr", "тел", "ref", "app")
