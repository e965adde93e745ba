"""What many people say alike because it is manners: condolences, greetings, good wishes, congratulations and thanks, in many
languages, and plain questions. Whoever says no more than that takes part in no campaign and floods nothing.
"""

from __future__ import annotations

from functools import cache

from detente.standards.fingerprints import all_words
from detente.standards.lexicon import words
from detente.standards.text import Text, normalise

LONGEST, LONGEST_THANKS, LONGEST_QUESTION = 24, 14, 16
"""So many words a wish, a thank-you and a question have at most; whoever says more says something of their own."""
_WISH = words(
    """
    condolence condolences sympathy sympathies rip mubarak kareem congratulations congrats beileid anteilnahme
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
    anniversary, happy retirement, happy mother's, happy father's, merry christmas, season's greetings, many happy
    returns, get well, speedy recovery, good luck, best of luck, best wishes, all the best, well done, welcome home,
    welcome back, good morning, good evening, good night, bless you, god bless, safe travels, ruhe in frieden, mein
    mitgefühl, unser mitgefühl, viel kraft, herzlichen glückwunsch, alles gute, frohe weihnachten, frohes fest,
    frohe ostern, guten rutsch, frohes neues, gesundes neues, gute besserung, viel glück, viel erfolg, guten morgen,
    guten abend, schöne feiertage, repose en paix, repos à son, reposez en paix, pensées à la famille, joyeux noël,
    bonne année, joyeuses fêtes, joyeuses pâques, bon anniversaire, joyeux anniversaire, bon rétablissement, bonne
    chance, bonjour à tous, descanse en paz, descansa en paz, en paz descanse, feliz navidad, feliz año, felices
    fiestas, felices pascuas, feliz cumpleaños, que te mejores, pronta recuperación, buena suerte, buenos días,
    riposi in pace, riposa in pace, buon natale, buon anno, buone feste, buona pasqua, buon compleanno, pronta
    guarigione, buona fortuna, meus sentimentos, descanse em paz, feliz natal, feliz ano, boas festas, feliz páscoa,
    feliz aniversário, boa sorte, rust zacht, rust in vrede, veel sterkte, prettige kerst, fijne kerst, gelukkig
    nieuwjaar, gelukkig kerstfeest, vrolijk kerstfeest, prettige feestdagen, vrolijk pasen, van harte, wyrazy
    współczucia, spoczywaj w pokoju, niech spoczywa, wesołych świąt, szczęśliwego nowego, wszystkiego najlepszego,
    zdrowych i wesołych, sto lat, wracaj do zdrowia, powrotu do zdrowia, царствие небесное, царство небесное, вечная
    память, светлая память, с днем рождения, с новым годом, с рождеством, с праздником, с наступающим, христос
    воскрес, скорейшего выздоровления, желаю удачи, доброе утро, вічна пам'ять, з днем народження, з новим роком, з
    різдвом, başınız sağ olsun, allah rahmet, mekanı cennet, ruhu şad, doğum günün, doğum gününüz, mutlu yıllar,
    geçmiş olsun, iyi bayramlar, إنا لله, رحمه الله, الله يرحمه, الله يرحمها, عيد مبارك, كل عام وأنتم, رمضان كريم,
    beklagar sorgen, vila i frid, god jul, gott nytt, krya på, hvil i fred, god bedring, god påske, glædelig jul,
    godt nytår, nadolig llawen, penblwydd hapus
    """
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
    """
)
"""Words of a demand, a claim or a quarrel. A wish that holds one is a message."""
_POWERS = words(
    """
    president minister mayor party police councillor deputy senator war government bürgermeister partei präsident ministre maire
    président alcalde presidente ministro partido sindaco partito президент министр мэр партия prezydent premier burmistrz partia
    """
)
"""Whom people mourn and congratulate as anybody, but whom organised thanks praise."""
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
    """Whether a text of at most 24 words is a wish, a thank-you or a plain question, with no demand, claim or link."""
    said = all_words(text)
    if not said or len(said) > _longest(text) or "://" in text.inspected or not _folded(_CLAIMS).isdisjoint(said):
        return False
    return _is_wish(text, said) or _is_thanks(said) or _is_question(text, said)


def _is_wish(text: Text, said: list[str]) -> bool:
    if not _folded(_WISH).isdisjoint(said) or _holds(said, _phrases(_WISHES)):
        return True
    return not text.folded.text.isascii() and any(phrase in text.inspected for phrase in _UNPARTED)


def _is_thanks(said: list[str]) -> bool:
    if len(said) > LONGEST_THANKS or _folded(_THANKS).isdisjoint(said):
        return False
    return _folded(_POWERS).isdisjoint(said)


def _longest(text: Text) -> int:
    """Scripts without blanks give one word a letter, and say as much in twice as many."""
    return 2 * LONGEST if any(letter >= "\u2e80" for letter in text.folded.text[:200]) else LONGEST


def _is_question(text: Text, said: list[str]) -> bool:
    """Whether the text is one short question for a time, a place or a number, as many who wonder ask it."""
    body = text.inspected.strip()
    if len(said) > LONGEST_QUESTION or not body.endswith("?") or body.count("?") > 1 or any(sign in body for sign in "!;\n"):
        return False
    return _folded(_POWERS).isdisjoint(said) and _holds(said[:5], _phrases(_ASKING))


def _holds(said: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(said[at : at + size]) in phrases for size in (1, 2, 3, 4) for at in range(len(said) - size + 1))


@cache
def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list, folded as the words of a text are."""
    return frozenset(tuple(said) for part in listed.split(",") if (said := all_words(normalise(part))))


@cache
def _folded(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(all_words(normalise(" ".join(sorted(listed)))))
