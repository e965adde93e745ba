"""Languages other than English: what is measured there speaks, what is not stays silent and says so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.standards import Circumstances, Verdict, judge, normalise, shipped_edition
from detente.standards.language.identify import Identified
from detente.standards.learned import languages
from detente.standards.learned.languages import (
    HEADS,
    MEASURED,
    MOST,
    RANKED,
    may_mark,
    scores_in,
    speaking,
    unmeasured_in,
)
from detente.standards.lexicon.search import hits_in
from detente.standards.lexicon.terms import ABROAD

OWN = Path(__file__).resolve().parents[2] / "training/own/abroad"
MARK = 0.6
"""The lowest score that `recommended` marks."""
LOWEST: dict[str, dict[str, float]] = {
    "ar": {"TOXICITY": 0.77, "INSULT": 0.72, "hatred": 0.83},
    "de": {"TOXICITY": 0.83, "INSULT": 0.87, "hatred": 0.86},
    "fr": {"TOXICITY": 0.85, "INSULT": 0.83, "hatred": 0.83},
    "ko": {"TOXICITY": 0.90},
    "pt": {"TOXICITY": 0.82, "INSULT": 0.86, "hatred": 0.73},
    "ru": {"TOXICITY": 0.81, "INSULT": 0.78, "hatred": 0.82},
    "zh": {"TOXICITY": 0.77, "INSULT": 0.82, "hatred": 0.81},
}
"""What the heads reach on the readers' answers, rounded down: nothing may fall below it unnoticed."""
EVERYWHERE = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC), site_languages=("en", *ABROAD))
PROFANITY = shipped_edition("recommended").limited_to(["profanity"])


def judged(raw: str) -> Verdict:
    return judge(normalise(raw), EVERYWHERE, PROFANITY)


def found_in(raw: str, language: str) -> list[str]:
    """What the word list finds in a text that is known to be in `language`."""
    text = normalise(raw)
    text.know("language", Identified(language, 1.0, {language: 1.0}, 40, 0, len(raw)))
    return [raw[slice(*hit.span)] for hit in hits_in(text)]


def innocent_strings() -> list[tuple[str, str]]:
    strings: list[tuple[str, str]] = []
    language, frames = "", []
    for line in (Path(__file__).parent / "innocents_abroad.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language, frames = line.strip("[]"), []
        elif line.startswith("< "):
            frames.append(line[2:])
        elif line and not line.startswith("#"):
            strings += [(language, frame.format(word)) for word in line.split() for frame in ("{}", *frames)]
    return strings


def test_innocent_words_stay_innocent_in_their_own_language() -> None:
    strings = innocent_strings()
    assert len(strings) > 1_000
    assert {language for language, _ in strings} == set(ABROAD)
    assert [(raw, hits) for language, raw in strings if (hits := found_in(raw, language))] == []


@pytest.mark.parametrize(
    ("raw", "hit", "action"),
    [
        ("Du bist ein richtiges Arschloch, und alle wissen das.", "Arschloch", "hold"),
        ("Fick dich und deine ganze Partei, du lügst doch.", "Fick dich", "hold"),
        ("Das Wetter ist heute wieder richtig scheiße hier.", "scheiße", "publish"),
        ("Du bist kein Arschloch, das habe ich nie gesagt.", "Arschloch", "publish"),
        ("Ihr W1chser habt den Hafen verkauft, alle miteinander.", "W1chser", "hold"),
        ("Tu es vraiment un connard, mon pauvre ami.", "connard", "hold"),
        ("Merde, j'ai encore raté le train de huit heures.", "Merde", "publish"),
        ("Eres un hijo de puta y un mentiroso de siempre.", "hijo de puta", "hold"),
        ("Sei proprio uno stronzo, lo dicono tutti qui.", "stronzo", "hold"),
        ("Você é um filho da puta mesmo, todo mundo sabe disso.", "filho da puta", "hold"),
        ("Je bent een klootzak en dat weet iedereen hier.", "klootzak", "hold"),
        ("Spierdalaj stąd i nie wracaj więcej do nas.", "Spierdalaj", "hold"),
        ("Ты мудак и лжец, и все это давно знают.", "мудак", "hold"),
        ("Тут у вас полный п1здец, как всегда зимой.", "п1здец", "publish"),
        ("Опять эта cука опоздала на целый час сегодня.", "cука", "publish"),
        ("Ти мудак і брехун, і всі про це давно знають.", "мудак", "hold"),
        ("Sen bir orospu çocuğusun ve bunu herkes biliyor.", "orospu", "hold"),
        ("يا ابن الشرموطة اخرج من هنا ولا تعد إلينا", "ابن الشرموطة", "hold"),
        ("야 이 개새끼야 여기서 당장 나가라고 했잖아", "개새끼야", "hold"),
        ("你这个傻逼快滚，我们不想再看到你了。", "傻逼", "hold"),
        ("Das war so fucking peinlich für unsere kleine Stadt.", "fucking", "publish"),
    ],
)
def test_words_are_found_and_what_is_aimed_waits_for_a_person(raw: str, hit: str, action: str) -> None:
    verdict = judged(raw)
    assert hit in [raw[start:end] for finding in verdict.findings for start, end in finding.spans]
    assert verdict.action == action


@pytest.mark.parametrize("language", ABROAD)
def test_no_word_of_another_language_refuses_by_machine(language: str) -> None:
    samples = {
        "de": "Fick dich, du Arschloch, du Hurensohn, du Wichser!",
        "ru": "Иди на хуй, ты мудак и пидорас, сука!",
    }
    text = normalise(samples.get(language, "Va te faire foutre, connard, fils de pute, enculé!"))
    text.know("language", Identified(language, 1.0, {language: 1.0, "fr": 0.4}, 40, 0, 40))
    verdict = judge(text, EVERYWHERE, PROFANITY)
    assert verdict.findings
    assert verdict.action == "hold"


@pytest.mark.parametrize("raw", ["Arschloch!", "кто тут мудак", "stronzo!!", "傻逼", "ㅅㅂ", "كسمك"])
def test_unmistakable_words_are_read_where_the_language_is_unclear(raw: str) -> None:
    assert judged(raw).findings


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Der dicke Hund schläft, und die Kuh steht im Regen.", "de"),
        ("Fui con mi hermano a comprar pollo al mercado.", "es"),
        ("Han har god fart på båten og fag på skolen.", "no"),
        ("Slutet gott, allting gott, säger man i Sverige.", "sv"),
        ("FCK gewinnt das Spiel gegen die Gäste mit zwei Toren.", "de"),
    ],
)
def test_words_that_mean_something_else_elsewhere_pass(raw: str, language: str) -> None:
    assert found_in(raw, language) == []


@pytest.mark.parametrize("language", HEADS)
def test_a_head_gives_chances_under_its_names(language: str) -> None:
    text = normalise("Das ist ein Satz. C'est une phrase. Это фраза. 这是一个句子. 문장입니다. هذه جملة")
    scores = scores_in(text, language)
    assert scores is not None
    assert tuple(scores) == HEADS[language]
    assert all(0 <= score <= (MOST if may_mark(language, name) else RANKED) for name, score in scores.items())
    assert scores == scores_in(normalise(text.original), language)


def test_nothing_is_scored_where_nothing_was_measured() -> None:
    assert scores_in(normalise("Tämä on suomea, eikä kukaan ole mitannut sitä."), "fi") is None
    assert scores_in(normalise("12:30"), "de") is None


def test_an_insult_scores_more_than_its_innocent_neighbour() -> None:
    pairs = {
        "de": ("Du bist so ein dummes Stück Dreck, ihr seid alle Abschaum.", "Du bist ein guter Nachbar, danke euch allen."),
        "fr": ("Tu es une sale pute, ferme ta gueule espèce d'attardé.", "Tu es une bonne amie, merci pour cette belle journée."),
        "zh": ("你们这些黑人都是垃圾，滚回非洲去。", "今天天气很好，我们去公园散步吧。"),
        "ko": ("병신 같은 새끼들 진짜 역겹다 꺼져라", "오늘 날씨가 좋아서 공원에 다녀왔습니다."),
    }  # fmt: skip
    for language, (bad, good) in pairs.items():
        worse, better = scores_in(normalise(bad), language), scores_in(normalise(good), language)
        assert worse is not None and better is not None
        assert worse["TOXICITY"] > better["TOXICITY"] + 0.05, language


@given(st.text(max_size=120), st.sampled_from([*HEADS]))
def test_any_text_gets_chances_or_nothing(raw: str, language: str) -> None:
    scores = scores_in(normalise(raw), language)
    assert scores is None or all(0 <= score <= MOST for score in scores.values())


def test_every_head_that_speaks_is_named_as_measured() -> None:
    for language, names in HEADS.items():
        assert languages._models()[language].table.shape == (languages.BUCKETS, len(names))
        assert all(language in MEASURED[name] for name in names if name.isupper())
        rules = {"INSULT": "insult"} | dict.fromkeys(("hatred", "spam"), "")
        for name in set(names) & set(rules):
            assert (language in MEASURED[rules[name] or name]) is may_mark(language, name)
    assert all("en" in known for known in MEASURED.values())
    assert MEASURED["insult"] <= MEASURED["INSULT"]


def test_a_verdict_says_which_rules_are_unmeasured_in_its_language() -> None:
    edition = shipped_edition("recommended")
    finnish = judge(
        normalise("Tämä on pitkä lause, jonka joku kirjoitti meille suomeksi."), EVERYWHERE, edition
    )
    english = judge(normalise("The ferry was late again, and nobody told us why."), EVERYWHERE, edition)
    assert finnish.language == "fi"
    assert {"insult", "hatred", "profanity"} <= set(finnish.unmeasured)
    assert not {"flooding", "malware"} & set(finnish.unmeasured)
    assert english.unmeasured == ()
    assert Verdict.from_dict(finnish.as_dict()) == finnish
    assert unmeasured_in("de", ["insult", "drugs"]) == ("drugs",)


@pytest.mark.parametrize(
    "raw",
    [
        "ويشعر كل من في المدينة بالفرح مع ASTAR و ZINC وECM في بيروت والإسكندرية",
        "KORAT CAR FREE DAY บริการตรวจสุขภาพประจำปี PEA สีคิ้วและโชคชัย บริการตรวจสุขภาพ",
        "삼성전자와 LG 그리고 SK 하이닉스가 모두 서울에서 새 공장을 발표했습니다.",
        "Der Bürgermeister und die Stadträtin sahen am Montag Haus, Hof, Garten und Brücke.",
    ],
)
def test_capitals_are_only_counted_where_letters_have_them(raw: str) -> None:
    edition = shipped_edition("recommended").limited_to(["language-norms"])
    assert judge(normalise(raw), EVERYWHERE, edition).findings == ()


def test_a_site_in_a_language_that_cannot_be_named_questions_nobody() -> None:
    edition = shipped_edition("recommended").limited_to(["site-language"])
    latin = Circumstances(time=datetime(2026, 11, 22, tzinfo=UTC), site_languages=("la",))
    raw = "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae."
    assert judge(normalise(raw), latin, edition).findings == ()


def readers(language: str) -> tuple[dict[str, list[str]], list[str]]:
    """The readers' answers by sign, neutral sentences under "~", and the names that are put into them."""
    found: dict[str, list[str]] = defaultdict(list)
    current = ""
    for line in (Path(__file__).parent / "abroad_measure.txt").read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        current = line.strip("[]") if line.startswith("[") else current
        if current == language and sign in ("+h", "+i", "-", "~", "<"):
            found[sign].append(text)
    return found, found["<"][0].split(", ")


def head_of(texts: list[str], language: str, name: str) -> list[float]:
    return [(scores_in(normalise(text), language) or {})[name] for text in texts]


def above(worse: list[float], better: list[float]) -> float:
    """The area under the ROC curve: how often a bad text scores more than a good one."""
    pairs = [(one > other) + (one == other) / 2 for one in worse for other in better]
    return sum(pairs) / len(pairs)


@pytest.mark.parametrize("language", LOWEST)
def test_what_readers_answer_each_other_is_ranked_and_the_innocent_pass(language: str) -> None:
    answers, _ = readers(language)
    assert (len(answers["+h"]) + len(answers["+i"]), len(answers["-"])) == (40, 60)
    bad = {"TOXICITY": answers["+h"] + answers["+i"], "INSULT": answers["+i"], "hatred": answers["+h"]}
    for name, lowest in LOWEST[language].items():
        innocent = head_of(answers["-"], language, name)
        assert above(head_of(bad[name], language, name), innocent) >= lowest, name
        assert sum(score >= MARK for score in innocent) == 0, name


@pytest.mark.parametrize("language", LOWEST)
def test_the_name_of_a_group_alone_decides_nothing(language: str) -> None:
    answers, names = readers(language)
    sentences = [frame.format(name) for frame in answers["~"] for name in names]
    assert len(sentences) >= 120
    for head in set(HEADS[language]) - {"spam"}:
        assert [
            text
            for text, score in zip(sentences, head_of(sentences, language, head), strict=True)
            if score >= MARK
        ] == []


@pytest.mark.parametrize(
    ("raw", "language", "word"),
    [
        ("Gestern war es schön, aber du bist ein elender Vollpfosten.", "de", "Vollpfosten"),
        ("Bonjour à tous, vous êtes un sombre crétin, monsieur.", "fr", "crétin"),
        ("今天天气很好，你们这些黑鬼滚回非洲去。", "zh", "滚"),
        ("오늘 날씨가 좋은데 @minsu 저런 병신 새끼는 꺼져라", "ko", "새끼"),
    ],
)
def test_the_words_that_speak_are_named_at_their_place(raw: str, language: str, word: str) -> None:
    spans = speaking(normalise(raw), language)
    assert any(word in raw[start:end] for start, end in spans)
    assert sum(end - start for start, end in spans) < len(raw) / 2
    assert speaking(normalise(raw), "fi") == ()


@given(st.text(max_size=120), st.sampled_from([*HEADS]))
def test_spans_of_speaking_words_lie_inside_the_text(raw: str, language: str) -> None:
    spans = speaking(normalise(raw), language)
    assert all(0 <= start < end <= len(raw) for start, end in spans)


def test_an_insult_abroad_is_marked_with_its_words() -> None:
    raw = "Du bist so ein elender Vollidiot und ein Stück Dreck, halt einfach deine Fresse, du Versager."
    findings = [
        one
        for one in judge(normalise(raw), EVERYWHERE, shipped_edition("recommended")).findings
        if one.rule == "insult"
    ]
    assert [one.action for one in findings] == ["mark"]
    assert any("Vollidiot" in raw[start:end] for start, end in findings[0].spans)


@pytest.mark.parametrize(
    "raw",
    [
        "Kaikki maahanmuuttajat ovat rottia ja heidät pitäisi ajaa pois tästä maasta heti.",
        "Sinä olet täysi idiootti ja valehtelija, ja kaikki tietävät sen hyvin täällä.",
        "Alla invandrare är råttor och borde kastas ut ur landet omedelbart, tycker jag.",
        "Minden bevándorló patkány, és azonnal ki kellene dobni őket az országból.",
        "Všichni přistěhovalci jsou krysy a měli by je okamžitě vyhodit z této země.",
        "すべての移民はネズミだ。すぐにこの国から追い出すべきだと思います。",
    ],
)
def test_where_a_rule_is_unmeasured_only_rules_of_form_act(raw: str) -> None:
    here = replace(EVERYWHERE, site_languages=("fi", "sv", "hu", "cs", "ja"))
    verdict = judge(normalise(raw), here, shipped_edition("recommended"))
    assert {"insult", "hatred"} <= set(verdict.unmeasured)
    assert not {finding.rule for finding in verdict.findings} & set(verdict.unmeasured)
    assert not {"INSULT", "TOXICITY", "hatred"} & set(verdict.scores)


def test_the_generator_makes_the_committed_rows_again(tmp_path: Path) -> None:
    copy = tmp_path / "abroad"
    shutil.copytree(OWN, copy, ignore=shutil.ignore_patterns("*.jsonl", "__pycache__"))
    subprocess.run([sys.executable, str(copy / "make.py")], check=True, capture_output=True)
    for language in LOWEST:
        assert (copy / f"{language}.jsonl").read_bytes() == (OWN / f"{language}.jsonl").read_bytes()


@pytest.mark.parametrize("language", LOWEST)
def test_no_text_of_ours_stands_twice_and_none_measures_that_teaches(language: str) -> None:
    rows = [json.loads(line) for line in (OWN / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {row["text"].casefold() for row in rows}
    assert len(texts) == len(rows) > 2_300
    assert not any(sign in text for text in texts for sign in "{}<>|")
    answers, _ = readers(language)
    assert not texts & {text.casefold() for sign in ("+h", "+i", "-") for text in answers[sign]}


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("de", "Du bist so lieb."),
        ("de", "Du bist ein toller Mensch."),
        ("fr", "Tu es une personne formidable."),
        ("pt", "Você é uma pessoa maravilhosa."),
        ("ru", "Ты мой лучший друг."),
        ("zh", "你是一个很好的人。"),
        ("ar", "أنت إنسان طيب جدا."),
    ],
)
def test_a_kind_word_to_one_person_is_no_insult(language: str, raw: str) -> None:
    scores = scores_in(normalise(raw), language)
    assert scores is not None
    assert scores["INSULT"] < MARK and scores["hatred"] < MARK
