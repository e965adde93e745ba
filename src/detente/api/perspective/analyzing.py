"""`comments:analyze` and `comments:suggestscore`: from the fields of a request to those of its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.api.perspective import errors
from detente.api.perspective.scoring import ATTRIBUTES, Heard, base_of, hear, measured, scores
from detente.api.perspective.spans import in_utf16, sentences, utf16_length
from detente.standards import Text, normalise

LONGEST = 20_480
"""Bytes of UTF-8 that a comment may have."""
LONGEST_CONTEXT = 1 << 20
"""Bytes of UTF-8 that one entry of the context may have."""
PROBABILITY = "PROBABILITY"
_UNSAID = "SCORE_TYPE_UNSPECIFIED"
SUGGESTED = frozenset(
    {
        *ATTRIBUTES,
        *(f"{name}_EXPERIMENTAL" for name in ATTRIBUTES),
        "SEXUALLY_EXPLICIT", "FLIRTATION", "ATTACK_ON_AUTHOR", "ATTACK_ON_COMMENTER", "INCOHERENT",
        "INFLAMMATORY", "LIKELY_TO_REJECT", "OBSCENE", "SPAM", "UNSUBSTANTIAL",
        *(f"{name}_EXPERIMENTAL" for name in (
            "AFFINITY", "COMPASSION", "CURIOSITY", "NUANCE", "PERSONAL_STORY", "REASONING", "RESPECT",
            "ALIENATION", "FEARMONGERING", "GENERALIZATION", "MORAL_OUTRAGE", "POWER_APPEAL", "SCAPEGOATING",
        )),
    }
)  # fmt: skip
"""The contract's attributes. People's labels are taken for all of them, scores are given for those above."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody thinks a text should score, beside what it scores here. `values` has an entry for each
    attribute with a summary score; `ours` for each that is scored in the text's language.
    """

    text: str
    values: Mapping[str, float]
    ours: Mapping[str, float]
    languages: tuple[str, ...]
    community: str
    token: str
    session: str


def analyze(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to `comments:analyze`. Raises `Refused`."""
    text = normalise(_comment(fields))
    _check_context(fields.get("context", {}))
    requested = fields.get("languages", [])
    wanted = _attributes(fields.get("requested_attributes", {}))
    heard = hear(text, requested)
    if not heard.effective:
        raise errors.language_undetected()
    served = _served(wanted, heard, requested, drop=fields.get("drop_unsupported_attributes", False))
    shown = _attribute_scores(text, served, wanted, by_sentence=fields.get("span_annotations", False))
    answer: dict[str, Any] = {"attributeScores": shown} if shown else {}
    answer["languages"] = list(requested) or list(heard.effective)
    answer["detectedLanguages"] = list(heard.detected)
    if token := fields.get("client_token"):
        answer["clientToken"] = token
    return answer


def suggest(fields: Mapping[str, Any]) -> tuple[dict[str, Any], Suggestion]:
    """The answer to `comments:suggestscore`, and the label to keep. Raises `Refused`."""
    text = normalise(_comment(fields))
    _check_context(fields.get("context", {}))
    labels: dict[str, dict[str, Any]] = fields.get("attribute_scores", {})
    _check_labels(labels)
    requested = fields.get("languages", [])
    heard = hear(text, requested)
    covered = frozenset.intersection(*map(measured, heard.effective)) if heard.effective else frozenset()
    ours = {name: score for name, score in scores(text).items() if name in covered} if covered else {}
    answer: dict[str, Any] = {}
    if token := fields.get("client_token", ""):
        answer["clientToken"] = token
    answer["detectedLanguages"] = list(heard.detected)
    if requested:
        answer["requestedLanguages"] = list(requested)
    return answer, Suggestion(
        text=text.original,
        values={name: label["summary_score"].get("value", 0.0) for name, label in labels.items()
                if "summary_score" in label},
        ours=ours,
        languages=heard.effective,
        community=fields.get("community_id", ""),
        token=token,
        session=fields.get("session_id", ""),
    )  # fmt: skip


def _comment(fields: Mapping[str, Any]) -> str:
    comment = fields.get("comment", {})
    text: str = comment.get("text", "")
    if not text.strip():
        raise errors.comment_empty()
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise errors.comment_too_long()
    _check_type(comment)
    return text


def _check_type(entry: Mapping[str, Any]) -> None:
    kind = entry.get("type", "TEXT_TYPE_UNSPECIFIED")
    if kind == "HTML":
        raise errors.only_plain_text()
    if kind not in ("TEXT_TYPE_UNSPECIFIED", "PLAIN_TEXT"):
        raise errors.unknown_text_type()


def _check_context(context: Mapping[str, Any]) -> None:
    if "entries" in context and "article_and_parent_comment" in context:
        raise errors.two_contexts()
    entries = [*context.get("entries", []), *context.get("article_and_parent_comment", {}).values()]
    for entry in entries:
        _check_type(entry)
        if len(entry.get("text", "")) > LONGEST_CONTEXT:
            raise errors.comment_too_long()


def _attributes(requested: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    if not requested:
        raise errors.no_requested_attributes()
    for name, parameters in requested.items():
        if name not in ATTRIBUTES:
            raise errors.unknown_attribute(name)
        score_type = parameters.get("score_type", _UNSAID)
        if score_type not in (PROBABILITY, _UNSAID):
            raise errors.score_type_unsupported(score_type, name)
    return dict(requested)


def _served(wanted: Mapping[str, Any], heard: Heard, requested: Sequence[str], *, drop: bool) -> list[str]:
    served = []
    # What the caller called the language, in the caller's spelling where it is one of those asked for.
    spelt = {base_of(language): language for language in requested}
    for name in wanted:
        missing = [spelt.get(language, language) for language in heard.effective
                   if name not in measured(language)]  # fmt: skip
        if not missing:
            served.append(name)
        elif not drop:
            raise errors.language_unsupported(name, missing, detected=heard.detected, requested=requested)
    return served


def _attribute_scores(
    text: Text, served: Sequence[str], wanted: Mapping[str, Mapping[str, Any]], *, by_sentence: bool
) -> dict[str, Any]:
    if not served:
        return {}
    whole = scores(text)
    kept = [name for name in served if whole[name] >= wanted[name].get("score_threshold", 0.0)]
    spans = _sentence_scores(text) if by_sentence and kept else [((0, utf16_length(text.original)), whole)]
    return {
        name: {
            "spanScores": [
                {"begin": begin, "end": end, "score": _score(found[name])} for (begin, end), found in spans
            ],
            "summaryScore": _score(whole[name]),
        }
        for name in kept
    }


def _sentence_scores(text: Text) -> list[tuple[tuple[int, int], dict[str, float]]]:
    """Every sentence by itself, read in the language of the whole."""
    ranges = sentences(text.original)
    found = []
    for (start, end), units in zip(ranges, in_utf16(text.original, ranges), strict=True):
        part = normalise(text.original[start:end])
        part.know("language", text.fact("language", lambda _: None))
        found.append((units, scores(part)))
    return found


def _score(value: float) -> dict[str, Any]:
    return {"value": value, "type": PROBABILITY}


def _check_labels(labels: Mapping[str, Mapping[str, Any]]) -> None:
    if not labels:
        raise errors.no_attribute_scores()
    for name, label in labels.items():
        if name not in SUGGESTED:
            raise errors.unknown_attribute(name)
        summary = [label["summary_score"]] if "summary_score" in label else []
        spans = label.get("span_scores", [])
        if any("begin" not in span or "end" not in span for span in spans):
            raise errors.incomplete_span()
        for score in [*summary, *(span.get("score", {}) for span in spans)]:
            if score.get("type", _UNSAID) not in (PROBABILITY, _UNSAID):
                raise errors.score_type_unsupported(score["type"], name)
