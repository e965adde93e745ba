"""What many people say alike because it is manners: condolences, greetings, good wishes, congratulations and thanks, in many
languages, and plain questions. Whoever says little more than that takes part in no campaign and floods nothing.

A wish is heard clause by clause, since a campaign can begin with "Good morning" as well: what follows in clauses of its own
may have 9 words, and claims nothing, sells nothing and speaks of nobody in power. The lists are short and can be evaded, so
that a wish with such a clause behind it, and a question, still wait for a person where very many say them (`is_bare`).
"""

from __future__ import annotations

import re
from functools import cache

from detente.standards.fingerprints import all_words
from detente.standards.lexicon import words
from detente.standards.text import Text, normalise

LONGEST, LONGEST_GREETING, LONGEST_THANKS, LONGEST_QUESTION = 24, 8, 14, 16
"""So many words a wish, a greeting, a thank-you and a question have at most; whoever says more says something of their own."""
LONGEST_REST = 9
"""So many words may stand in clauses that hold no wish and no thanks."""
_CLAUSE_ENDS = re.compile(r"[.,!?;:…\n،؛؟。、！？；：]|\s[-–—]\s")
_ADDRESS = re.compile(r"://|www\.|@|(?:\d[ /-]?){9}+")
"""A link, an address or a number to call."""
_WISH = words(
    """
    condolence condolences sympathy sympathies blessings mubarak kareem congratulations congrats beileid anteilnahme
    glückwünsche condoléances félicitations pésame condolencias felicidades enhorabuena felicitaciones condoglianze
    auguri congratulazioni complimenti condolências parabéns melhoras gecondoleerd gefeliciteerd beterschap
    proficiat kondolencje gratulacje gratuluję powodzenia соболезную соболезнования соболезнуем поздравляю
    поздравляем выздоравливайте співчуття вітаю вітаємо tebrikler tebrik التعازي تعازينا مبروك تهانينا kondolerar
    grattis gratulerer tillykke kondolerer llongyfarchiadau cydymdeimlad
    """
)
_WISHES = """
    rest in peace, rest in power, gone too soon, thoughts and prayers, thoughts are with, prayers are with, hearts
    go out, heart goes out, sorry for your loss, in loving memory, will be missed, be missed by, happy birthday,
    happy new, happy easter, happy christmas, happy holidays, happy hanukkah, happy diwali, happy nowruz, happy
    eid, blessed eid, happy ramadan, happy passover, happy holi, happy vesak,
    happy thanksgiving, shana tova, chag sameach, selamat hari, selamat idul, selamat natal, hyvää joulua, happy
    anniversary, happy retirement, happy mother's, happy father's, merry christmas, season's greetings, many happy
    returns, get well, speedy recovery, best wishes, ruhe in frieden, mein
    mitgefühl, unser mitgefühl, viel kraft, herzlichen glückwunsch, frohe weihnachten, frohes fest,
    frohe ostern, guten rutsch, frohes neues, gesundes neues, gute besserung,
    schöne feiertage, repose en paix, repos à son, reposez en paix, pensées à la famille, joyeux noël,
    bonne année, joyeuses fêtes, joyeuses pâques, bon anniversaire, joyeux anniversaire, bon rétablissement,
    descanse en paz, descansa en paz, en paz descanse, feliz navidad, feliz año, felices
    fiestas, felices pascuas, feliz cumpleaños, que te mejores, pronta recuperación,
    riposi in pace, riposa in pace, buon natale, buon anno, buone feste, buona pasqua, buon compleanno, pronta
    guarigione, meus sentimentos, descanse em paz, feliz natal, feliz ano, boas festas, feliz páscoa,
    feliz aniversário, rust zacht, rust in vrede, veel sterkte, prettige kerst, fijne kerst, gelukkig
    nieuwjaar, gelukkig kerstfeest, vrolijk kerstfeest, prettige feestdagen, vrolijk pasen, van harte, wyrazy
    współczucia, spoczywaj w pokoju, niech spoczywa, wesołych świąt, szczęśliwego nowego, wszystkiego najlepszego,
    zdrowych i wesołych, sto lat, wracaj do zdrowia, powrotu do zdrowia, царствие небесное, царство небесное, вечная
    память, светлая память, с днем рождения, с новым годом, с рождеством, с праздником, с наступающим, христос
    воскрес, скорейшего выздоровления, вічна пам'ять, з днем народження, з новим роком, з
    різдвом, başınız sağ olsun, allah rahmet, mekanı cennet, ruhu şad, doğum günün, doğum gününüz, mutlu yıllar,
    geçmiş olsun, iyi bayramlar, إنا لله, رحمه الله, الله يرحمه, الله يرحمها, عيد مبارك, كل عام وأنتم, رمضان كريم,
    beklagar sorgen, vila i frid, god jul, gott nytt, krya på, hvil i fred, god bedring, god påske, glædelig jul,
    godt nytår, nadolig llawen, penblwydd hapus
    """
_GREETINGS = """
    rip, good luck, best of luck, all the best, well done, welcome home, welcome back, good morning, good evening, good
    night, bless you, god bless, safe travels, alles gute, viel glück, viel erfolg, guten morgen, guten abend, bonne
    chance, bonjour à tous, buena suerte, buenos días, buona fortuna, boa sorte, желаю удачи, доброе утро
    """
"""What is said in mockery too, or before whatever comes next: courtesies only where hardly anything else is said."""
_THANKS = words(
    """
    thanks thank thankyou cheers danke dankeschön merci gracias grazie obrigado obrigada dank bedankt dankjewel
    dziękuję dziękujemy dzięki спасибо благодарю благодарим дякую дякуємо teşekkürler شكرا takk diolch
    kiitos děkuji ďakujem mulțumesc hvala köszönöm ευχαριστώ תודה
    """
)
_UNPARTED = (
    "节哀", "一路走好", "安息", "生日快乐", "新年快乐", "恭喜", "早日康复", "谢谢", "삼가", "명복", "생일 축하", "새해 복", "축하",
    "감사합니다",
    "메리 크리스마스", "ご冥福", "お悔やみ", "おめでとう", "ありがとう", "お大事に", "ขอแสดงความเสียใจ", "สุขสันต์", "ขอบคุณ",
)  # fmt: skip
"""The same in scripts that part no words."""
_CLAIMS = words(
    """
    must should shall demand demands vote votes voting election elect sign petition resign resigns resignation stop
    boycott protest ban ruin ruined ruins corrupt corruption liar liars lie lies lied lying fraud stolen steal
    traitor traitors reject rejects refuse because unless tax taxes government council parliament policy referendum
    treaty campaign subscribe click oppose opposes against enemy enemies immigrants migrants crime blame guilty
    shame shameful scandal disgrace idiot idiots fool fools hate muss müssen soll sollen darf wählt wahl wählen
    petition rücktritt zurücktreten regierung lüge lügen lügner betrug gegen weil verbieten steuern schande schuld
    doit doivent faut votez voter vote démission démissionner gouvernement mensonge menteur contre parce boycottez
    signez scandale honte debe deben votad votar voten dimisión dimita gobierno partido mentira mentiroso contra
    porque firmad firmen escándalo vergüenza deve devono votate votare dimissioni governo bugia bugiardo contro
    perché firmate scandalo vergogna должен должны голосуйте выборы отставка отставку правительство министр против
    потому ложь врет лжец позор подпишите петицию musi muszą głosujcie wybory dymisja rząd przeciw bo kłamstwo
    kłamca wstyd podpiszcie

    sold sell selling sells took takes bribe bribes bribed bribery crook crooks thief thieves cheat cheated cheats robbed
    rob steal steals stealing stole ripped betray betrays betrayed betrayal believe believes believed destroy destroyed
    destroys wrecked wrecks pocketed pockets swindle swindled hoax fake scam propaganda invaders invasion useless puppet
    verkauft verkaufte bestochen bestechung gestohlen gauner dieb diebe betrogen verraten zerstört vendu vendus volé voleur
    voleurs corrompu corrompus trahi vendió vendido robó robado ladrón ladrones corrupto corruptos venduto rubato ladro
    ladri corrotto corrotti vendeu roubou ladrão продал продали украл украли воры взятки предал предали sprzedał ukradł
    złodziej złodzieje łapówki
    """
)
"""Words of a demand, a claim or a quarrel. A wish that holds one is a message."""
_OFFERS = words(
    """
    buy cheap cheaper cheapest shop sale order discount discounts price prices offer offers call whatsapp telegram website
    loan loans credit invest investment investing earn earned earning profit bitcoin crypto casino bonus deals dm kaufen
    kauft kauf billig angebot angebote rabatt bestellen bestellt kredit verdienen acheter achetez promo soldes crédit
    gagner comprar compra compren barato oferta ofertas préstamo ganar comprate comprare sconto offerta prestito
    guadagnare купить купите дешево скидка скидки заказ заказать кредит kup kupcie tanio promocja kredyt zarobić kopen
    goedkoop korting lening verdienen
    """
)
"""Words of trade. A wish that holds one is an advertisement."""
_POWERS = words(
    """
    president minister mayor party police councillor deputy senator government bürgermeister partei präsident ministre maire
    président alcalde presidente ministro partido sindaco partito президент министр мэр партия prezydent premier burmistrz partia
    """
)
"""Whom people mourn and congratulate as anybody, but whom organised thanks praise and campaigns are about."""
_BLESSING = words("may wish wishing wishes allah god gott dieu dios dio deus бог господь bóg thinking")
"""A clause that begins with one of these goes on wishing."""
_BEFORE_CAUSE = words("i we my our now yo mi tengo io mio ho")
"""In the clause of "thanks to …" these make it a cause: "thanks to the bank I have a house"."""
_ABOUT_PEOPLE = words(
    """
    did got paid gave sold took pocketed he she his him hers they them their himself herself whose bekommen bezahlt
    kassiert er ihm seine seinen touché reçu payé elle cobró recibió pagó preso pagato ricevuto получил получила dostał
    wziął hij
    """
)
"""What a question asks of somebody's deeds; who wants to know a time, a place or a price does without."""
_ASKING = """
    what is, what are, what time, when is, when are, when does, when do, when will, where is, where are, where can,
    where do, how much, how many, how long, how do i, how do you, how can i, does anyone, does anybody, do you know,
    who knows, is there, can anyone, can anybody, could somebody, could anyone, wann, wo ist, wo sind, wo kann, wie
    lange, wie viel, weiß jemand, kann jemand, gibt es, quand, où est, où sont, à quelle heure, quelqu'un sait,
    combien, cuándo, dónde, a qué hora, alguien sabe, cuánto, quando, dove, a che ora, qualcuno sa, quanto, когда,
    где, во сколько, кто знает, сколько, kiedy, gdzie, o której, czy ktoś wie, wanneer, waar is, hoe laat, weet
    iemand
    """


def is_courtesy(text: Text) -> bool:
    """Whether a text is a wish of at most 24 words, a greeting of 8, a thank-you of 14 or a plain question of 16 (twice as
    many in scripts without blanks), and nothing in it is a demand, a claim, an offer, a link or a number to call.
    """
    return _manners(text) is not None


def is_bare(text: Text) -> bool:
    """Whether a courtesy is nothing but a wish or thanks in each of its clauses."""
    return _manners(text) == 0


def _manners(text: Text) -> int | None:
    """How many words a courtesy has beside its wishes, all of them where it is a question; None for what is no courtesy."""
    return text.fact("manners", _find_manners)


def _find_manners(text: Text) -> int | None:
    said = all_words(text)
    if not said or len(said) > _longest(text) or _ADDRESS.search(text.inspected):
        return None
    if not _folded(_CLAIMS | _OFFERS).isdisjoint(said):
        return None
    if _is_question(text, said):
        return len(said)
    rest = _rest_of(text, said)
    return rest if rest is not None and rest <= LONGEST_REST * _longest(text) // LONGEST else None


def _rest_of(text: Text, said: list[str]) -> int | None:
    """How many words stand in clauses without a wish; None where there is no wish, or a clause beside it is of the powerful."""
    is_short, can_thank = len(said) <= LONGEST_GREETING, len(said) <= LONGEST_THANKS and _folded(_POWERS).isdisjoint(said)
    beside, wishes = [], 0
    for part in _CLAUSE_ENDS.split(text.inspected):
        words_of = all_words(normalise(part))
        if words_of and (_is_wish(part, words_of, is_short) or (can_thank and _is_thanks(words_of))):
            wishes += 1
        elif words_of:
            beside.append(words_of)
    if not wishes or any(not _folded(_POWERS).isdisjoint(part) for part in beside):
        return None
    return sum(len(part) for part in beside if part[0] not in _folded(_BLESSING))


def _is_wish(part: str, said: list[str], is_short: bool) -> bool:
    if not _folded(_WISH).isdisjoint(said) or _holds(said, _phrases(_WISHES)) or (is_short and _holds(said, _phrases(_GREETINGS))):
        return True
    return not part.isascii() and any(phrase in part for phrase in _UNPARTED)


def _is_thanks(said: list[str]) -> bool:
    """Whether a clause thanks somebody, and does not only say to whom the writer owes something to be praised."""
    if _folded(_THANKS).isdisjoint(said):
        return False
    return not _holds(said, _phrases("thanks to, gracias a, grazie a")) or _folded(_BEFORE_CAUSE).isdisjoint(said)


def _longest(text: Text) -> int:
    """Scripts without blanks give one word a letter, and say as much in twice as many."""
    return 2 * LONGEST if any(letter >= "\u2e80" for letter in text.folded.text[:200]) else LONGEST


def _is_question(text: Text, said: list[str]) -> bool:
    """Whether the text is one short question for a time, a place or a number, as many who wonder ask it."""
    body = text.inspected.strip()
    if len(said) > LONGEST_QUESTION or not body.endswith("?") or body.count("?") > 1 or any(sign in body for sign in "!;\n"):
        return False
    about = _folded(_POWERS | _ABOUT_PEOPLE)
    return about.isdisjoint(said) and _holds(said[:5], _phrases(_ASKING))


def _holds(said: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(said[at : at + size]) in phrases for size in (1, 2, 3, 4) for at in range(len(said) - size + 1))


@cache
def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list, folded as the words of a text are."""
    return frozenset(tuple(said) for part in listed.split(",") if (said := all_words(normalise(part))))


@cache
def _folded(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(all_words(normalise(" ".join(sorted(listed)))))
