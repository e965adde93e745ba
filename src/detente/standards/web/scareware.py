"""Whether a comment frightens its readers about something of theirs: "Your computer is infected! Download the cleaner now".

Such an alarm is the lure itself and no warning of the link beside it. It is known by its grammar: what belongs to the
reader, within few words the state that it is said to be in, and an imperative that leads to the link.
"""

from __future__ import annotations

from detente.standards.lexicon.phrases import Spoken, spoken
from detente.standards.lexicon.reported import SENTENCE_ENDS
from detente.standards.text import Text


def _folded(*listed: str) -> frozenset[str]:
    """The words as `spoken` has them. Each alphabet is a list of its own, since look-alikes are read as what most is."""
    return frozenset(word for part in listed for word in Text(part).folded.text.split())


_OWNERS = _folded(
    "your ur ihr ihre ihrem ihren dein deine deinem euer votre vos ton ta su sus tu vuestro vuestra tuo tua suo sua vostro vostra "
    "uw jouw je seu twoj twoja twoje",
    "ваш ваша ваше ваши твой твоя",
)
_THINGS = _folded(
    """
    computer computers pc laptop phone smartphone mac macbook device devices system windows iphone android tablet ipad browser
    mailbox inbox account accounts email emails paypal amazon apple netflix facebook instagram whatsapp bank card wallet profile
    parcel package router network files drive password banking
    rechner handy telefon gerat konto karte postfach paket zugang
    ordinateur telephone appareil compte carte boite colis
    ordenador equipo movil telefono dispositivo cuenta tarjeta buzon paquete
    dispositivo conto carta casella pacco cellulare
    computador celular conta cartao
    telefoon toestel rekening pas bankpas pakket komputer
    """,
    "компьютер телефон устройство аккаунт счет карта почта посылка",
)
_STATES = _folded(
    """
    infected suspended locked blocked limited restricted disabled deactivated compromised hacked expired expires terminated frozen
    outdated corrupted damaged vulnerable unprotected hijacked breached virus viruses trojan malware spyware risk danger hold held
    infiziert gesperrt eingeschrankt gehackt abgelaufen deaktiviert verseucht viren befallen
    infecte infectee suspendu suspendue bloque bloquee pirate piratee expire desactive desactivee limite limitee
    infectado infectada suspendido suspendida bloqueado bloqueada hackeado caducado desactivada restringida
    infetto infettato sospeso sospesa bloccato bloccata scaduto scaduta disattivato
    suspensa suspenso
    geinfecteerd geblokkeerd opgeschort verlopen gehackt zainfekowany zainfekowane zablokowane zawieszone
    """,
    "заражен заражено заблокирован заблокирована заблокировано взломан взломана приостановлен",
)
_DETECTED = _folded("detected found discovered identified entdeckt gefunden detecte detectes trouve detectado detectados rilevato rilevati")
_THREATS = _folded("virus viruses viren trojan trojans malware spyware threat threats errors malwares virussen virussi amenazas minacce")
_ORDERS = _folded(
    """
    download install verify confirm log login sign update click scan clean remove unlock restore validate renew reactivate tap press
    enter fix pay run get secure recover act follow visit repair protect
    laden ladet lade installieren bestatigen klicken klicke aktualisieren entsperren anmelden
    telechargez telecharger installez verifiez confirmez cliquez connectez debloquez
    descargue descarga instale instala verifique verifica confirme confirma haga haz actualice desbloquee pulse
    scarica scaricate installa clicca cliccate conferma accedi aggiorna sblocca
    baixe clique confirme atualize download installeer klik bevestig log kliknij pobierz
    """,
    "скачайте скачай установите подтвердите нажмите войдите перейдите",
)
_BEFORE_ORDERS = _folded(
    """
    please now and then to or must should immediately just first quickly here bitte und jetzt sofort pour et maintenant para y ahora
    per e ora subito om en nu
    """,
    "и чтобы сейчас срочно",
)
_TOLD = _folded(
    """
    says said saying say tells telling told claims claiming claimed pretends pretending reads got getting received receiving
    receive sent shows showing headed titled called sagt behauptet bekam erhielt disant dit recu diciendo dice recibi dicendo ricevuto
    """,
    "говорит пишут пришло получил получила",
)
_IF = _folded(
    "if when whenever once unless whether should suppose case wenn falls sobald si quand lorsque cuando se quando als wanneer",
    "если когда",
)
_HEDGES = _folded(
    "probably maybe perhaps likely seems sounds guess think suspect imagine vielleicht wahrscheinlich peut probablement quizas forse"
)
_REACH = 8
"""So many words around the reader's thing are looked at."""
Alarm = tuple[bool, bool]
"""Whether the comment itself says, asks or supposes that something of the reader's is in a bad state; and whether it says so
outright, with an order to do something.
"""


def alarm_in(text: Text) -> Alarm:
    """See `Alarm`. The work is one pass over the words."""
    return text.fact("alarm", _alarm)


def _alarm(text: Text) -> Alarm:
    heard = spoken(text)
    if _OWNERS.isdisjoint(heard.words) or _THINGS.isdisjoint(heard.words):
        return False, False
    is_alarming = False
    for at, word in enumerate(heard.words):
        if word in _OWNERS and _is_bad(text, heard, at) and not _is_told(text, heard, at):
            is_alarming = True
            if not _is_supposed(text, heard, at):
                return True, _has_order(text, heard)
    return is_alarming, False


def _is_bad(text: Text, heard: Spoken, owner: int) -> bool:
    """Whether the thing that follows the owner is in a bad state, or a threat was found before it."""
    after = _sentence_after(text, heard, owner)[:4]
    place = next((place for place, word in enumerate(after) if word in _THINGS), -1)
    if place < 0:
        return False
    if not _STATES.isdisjoint(_sentence_after(text, heard, owner + 1 + place)[:_REACH]):
        return True
    before = _sentence_before(text, heard, owner)[-_REACH:]
    return not _THREATS.isdisjoint(before) and not _DETECTED.isdisjoint(before)


def _is_told(text: Text, heard: Spoken, owner: int) -> bool:
    """Whether somebody else says it, in reported speech or in quotation marks."""
    before = _sentence_before(text, heard, owner)[-_REACH:]
    if not _TOLD.isdisjoint(before) and "we" not in before:
        return True
    start = heard.spans[owner][0]
    opening = max(text.inspected.rfind(sign, max(0, start - 20), start) for sign in "\"“„«")
    return opening >= 0 and not text.inspected[opening + 1 : start].strip(" !?.-")


def _is_supposed(text: Text, heard: Spoken, owner: int) -> bool:
    before = _sentence_before(text, heard, owner)[-_REACH:]
    after = _sentence_after(text, heard, owner)[:_REACH]
    return not _IF.isdisjoint(before[-3:]) or not _HEDGES.isdisjoint((*before, *after))


def _has_order(text: Text, heard: Spoken) -> bool:
    """Whether an imperative stands where one can: at the beginning of a clause, or behind "please", "and", "now"."""
    for at, word in enumerate(heard.words):
        if word not in _ORDERS:
            continue
        if at == 0 or heard.words[at - 1] in _BEFORE_ORDERS:
            return True
        if text.inspected[heard.spans[at - 1][1] : heard.spans[at][0]].strip():
            return True
    return False


def _sentence_after(text: Text, heard: Spoken, at: int) -> tuple[str, ...]:
    """At most ten words behind the word at `at`, in its sentence."""
    end = at
    while end + 1 < len(heard.words) and end - at < _REACH + 2 and _joined(text, heard, end):
        end += 1
    return heard.words[at + 1 : end + 1]


def _sentence_before(text: Text, heard: Spoken, at: int) -> tuple[str, ...]:
    start = at
    while start > 0 and at - start < _REACH + 2 and _joined(text, heard, start - 1):
        start -= 1
    return heard.words[start:at]


def _joined(text: Text, heard: Spoken, at: int) -> bool:
    """Whether no sentence ends between the word at `at` and the next."""
    return SENTENCE_ENDS.isdisjoint(text.inspected[heard.spans[at][1] : heard.spans[at + 1][0]])
