"""The language identifier: many languages, short texts, and calm where it cannot know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente.standards.detectors as detectors
from detente.standards import Circumstances, WeightsRefused, judge, normalise, shipped_edition
from detente.standards.language.identify import identify

PLAIN = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC))
SENTENCES = {
    "en": "The ferry was late again, and nobody told us why.",
    "de": "Die Fähre war wieder zu spät, und niemand hat uns gesagt, warum.",
    "fr": "Le bateau était encore en retard et personne ne nous a dit pourquoi.",
    "es": "El barco llegó tarde otra vez y nadie nos dijo por qué.",
    "pt": "O barco chegou atrasado outra vez e ninguém nos disse porquê.",
    "it": "Il traghetto era di nuovo in ritardo e nessuno ci ha detto perché.",
    "nl": "De veerboot was weer te laat en niemand heeft ons verteld waarom.",
    "ru": "Паром снова опоздал, и никто не сказал нам почему.",
    "uk": "Пором знову запізнився, і ніхто не сказав нам чому.",
    "pl": "Prom znowu się spóźnił i nikt nam nie powiedział dlaczego.",
    "tr": "Vapur yine geç kaldı ve kimse bize nedenini söylemedi.",
    "ar": "تأخرت العبارة مرة أخرى ولم يخبرنا أحد لماذا",
    "sv": "Färjan var sen igen och ingen berättade varför för oss.",
    "fi": "Lautta oli taas myöhässä, eikä kukaan kertonut meille miksi.",
    "hu": "A komp megint késett, és senki sem mondta meg nekünk, miért.",
    "cs": "Trajekt měl zase zpoždění a nikdo nám neřekl proč.",
    "ro": "Feribotul a întârziat din nou și nimeni nu ne-a spus de ce.",
    "el": "Το πλοίο άργησε πάλι και κανείς δεν μας είπε γιατί.",
    "bg": "Кметът обеща нов мост над реката още преди изборите, но досега няма нищо.",
    "he": "המעבורת שוב איחרה ואף אחד לא אמר לנו למה",
    "ko": "배가 또 늦었는데 아무도 우리에게 이유를 말해 주지 않았다.",
    "ja": "フェリーはまた遅れたが、誰も理由を教えてくれなかった。",
    "zh": "渡轮又晚点了，没有人告诉我们为什么。",
    "hi": "नाव फिर से देर से आई और किसी ने हमें कारण नहीं बताया।",
    "vi": "Chuyến phà lại trễ và không ai nói cho chúng tôi biết tại sao.",
    "et": "Praam hilines jälle ja keegi ei öelnud meile, miks.",
    "lt": "Keltas vėl vėlavo ir niekas mums nepasakė kodėl.",
    "cy": "Roedd y fferi yn hwyr eto a doedd neb wedi dweud wrthym pam.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_named(language: str) -> None:
    assert identify(normalise(SENTENCES[language])).language == language


@pytest.mark.parametrize("site", ["en", "de", "ru"])
def test_only_other_languages_are_questioned(site: str) -> None:
    edition = shipped_edition().limited_to(["site-language"])
    here = replace(PLAIN, site_languages=(site,))
    questioned = {code for code, raw in SENTENCES.items() if judge(normalise(raw), here, edition).findings}
    assert site not in questioned
    assert len(questioned) >= len(SENTENCES) - 4  # close languages are let be


@pytest.mark.parametrize(
    "raw", ["", "Ok", "🙂🙂🙂", "12345", "https://example.org/de/seite", "@jan_de_vries", "hm"]
)
def test_it_abstains_where_there_is_nothing_to_read(raw: str) -> None:
    assert identify(normalise(raw)).language is None


def test_quotations_links_and_mentions_are_not_what_the_writer_writes() -> None:
    raw = "@anna Read this: https://example.org/ein-langer-pfad “das ist nicht unser Problem” and tell me what you think."
    assert identify(normalise(raw)).language == "en"


@given(st.text(st.characters(), max_size=200))
def test_any_text_has_an_answer_within_bounds(raw: str) -> None:
    found = identify(normalise(raw))
    assert 0 <= found.probability <= 1.001
    assert 0 <= found.start <= found.end <= len(raw)


def test_an_altered_or_missing_weight_file_is_refused() -> None:
    with pytest.raises(WeightsRefused) as refusal:
        detectors.weights("detente.standards.language", "weights.npz", "0" * 64)
    assert refusal.value.code == "weights-altered"
    with pytest.raises(WeightsRefused) as refusal:
        detectors.weights("detente.standards.language", "none.npz", "0" * 64)
    assert refusal.value.code == "weights-missing"
