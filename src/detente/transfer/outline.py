"""Where the article is: the stretch of lines that is its body, and the line that is its title.

The body is the stretch with the largest sum of prose scores (maximum subarray, Kadane's algorithm), cut where readers'
talk or the rules for it begin, and never bridging a long run of menu lines. The title is the line before it that scores
best by position, length, ending, words shared with the body, and the house's way of capitalising headlines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detente.transfer import labels
from detente.transfer.dates import read_date
from detente.transfer.lines import Line

BRIDGE = 8.0
"""How much non-prose may interrupt a body (in prose points; a headline costs 1, a menu line 2)."""
ENOUGH = 5.0
"""Prose points after which a heading such as "Comments" ends the article."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Line indices: the title or None, and the body as start and end (exclusive); start == end when there is none."""

    title: int | None
    start: int
    end: int


def find_outline(lines: list[Line], stated_title: str = "") -> Outline:
    """The title and body of a page. `stated_title` is what HTML metadata calls the page, or empty."""
    start, end = find_body(lines)
    title = find_title(lines, start, end, stated_title)
    if title is not None and title >= start:
        start = title + 1
        while start < end and lines[start].prose <= 0 and not _opens_text(lines[start]):
            start += 1
    above = lines[start - 1] if 0 < start < end else None
    if (
        above
        and above.text.endswith((",", ":"))
        and title != start - 1
        and not is_meta(above)
        and above.mark is None
    ):
        start -= 1  # "Colleagues," or "Minister:" opens the text, short as it is
    return Outline(title, start, max(start, end))


def _opens_text(line: Line) -> bool:
    return line.ended and line.words >= 4 and line.prose > -1


def find_body(lines: list[Line]) -> tuple[int, int]:
    """Start and end (exclusive) of the best stretch of prose; (n, n) when no line reads like prose."""
    if any(line.mark and line.mark.main for line in lines):
        kept = _kept_by_markup(lines)
        if kept:
            return kept[0], _with_closing_lines(lines, kept[-1] + 1)
    best, best_sum = (len(lines), len(lines)), 0.0
    begin, total, peak = 0, 0.0, 0.0
    for index, line in enumerate(lines):
        tags = labels.tags_line(line.text) if total >= ENOUGH else None
        if total >= ENOUGH and (ends_article(line) or (tags and tags.label)):
            break
        if total <= 0 or peak - total > BRIDGE:
            begin, total, peak = index, 0.0, 0.0
        total += _net(line)
        peak = max(peak, total)
        if total > best_sum:
            best, best_sum = (begin, index + 1), total
    return (best[0], _with_last_paragraphs(lines, best[1])) if best_sum >= 1.5 else (len(lines), len(lines))


_CLOCK = re.compile(r"\bago\b|\bvor \d+|\bil y a\b|\bhace \d|\bназад\b|\b\d{1,2}:\d{2}\b", re.I)


def _with_last_paragraphs(lines: list[Line], end: int) -> int:
    """Reach over a prompt or a button to a whole paragraph right behind it; never into readers' talk."""
    end = _with_closing_lines(lines, end)
    for ahead in range(end, min(end + 4, len(lines))):
        line = lines[ahead]
        if ends_article(line) or labels.is_rail_head(line.text) or labels.tags_line(line.text):
            break
        if labels.is_related_label(line.text) and not labels.read_more(line.text):
            break
        if _CLOCK.search(line.text) and line.words < 12:
            break
        if line.prose >= (2.0 if ahead - end < 2 else 2.5) and not line.prompts:
            return _with_last_paragraphs(lines, ahead + 1)
    return end


def _kept_by_markup(lines: list[Line]) -> list[int]:
    """The lines that markup and trafilatura hold for main text, up to where readers' talk begins."""
    kept: list[int] = []
    total = 0.0
    for index, line in enumerate(lines):
        if total >= ENOUGH and ends_article(line):
            break
        if line.mark and line.mark.main and not line.has("chrome") and line.prose > 0:
            kept.append(index)
            total += line.prose
    return kept


def _net(line: Line) -> float:
    if line.bullet and line.prose > -2:
        return max(line.prose, -0.2)
    if "\t" in line.text or re.search(r"\S {3,}\S.* {3,}\S", line.text):
        return max(line.prose, -0.2)
    if labels.read_more(line.text):
        return max(line.prose, -0.3) if not line.ended else min(line.prose, 0.0)
    small = line.prose < -0.3 and not line.prompts and line.interface < 0.6
    if small and (labels.is_byline(line.text) or labels.is_credit(line.text) or is_date_line(line)):
        return -0.3
    plain = small and not line.wordless and line.mark is None and not labels.is_rail_head(line.text)
    return max(line.prose, -0.7) if plain else line.prose


def _with_closing_lines(lines: list[Line], end: int) -> int:
    """Take in what closes an article though it is short: the rest of a list or table, a last short sentence."""
    while end < len(lines):
        line, before = lines[end], lines[end - 1]
        listed = line.bullet and before.bullet and line.interface < 0.6 and line.mark is None
        short = line.ended and line.words >= 2 and line.interface < 0.5 and line.text[-1] not in ")]"
        tabled = "\t" in line.text and "\t" in before.text
        first = line.bullet and before.text.endswith((":", "：")) and line.interface < 0.6
        if (
            not (listed or short or tabled or first)
            or line.prompts
            or ends_article(line)
            or line.has("chrome")
        ):
            break
        if labels.is_byline(line.text) or labels.is_credit(line.text) or labels.is_related_label(line.text):
            break
        end += 1
    return end


def ends_article(line: Line) -> bool:
    """Is this a heading after which nothing of the article comes?"""
    return labels.is_comments_head(line.text)


def is_meta(line: Line) -> bool:
    """Small print around a title: date, credit, section, byline, buttons, counters."""
    text = line.text
    if (
        text.endswith("hide caption")
        or line.wordless
        or line.prompts
        or (line.interface >= 0.6 and line.words <= 12)
    ):
        return True
    if (
        labels.caption_label(text)
        or labels.caption_and_credit(text)
        or labels.is_credit(text)
        or labels.is_byline(text)
        or labels.is_section(text)
        or (labels.views(text) is not None and line.words < 8)
    ):
        return True
    return is_date_line(line)


def is_date_line(line: Line) -> bool:
    """A short line that is about a date: little else is left once the date and its label are taken away."""
    if line.words > 22 or not re.search(r"\d", line.text):
        return False
    stated = read_date(line.text, day_first=False)
    if stated is None:
        return False
    labelled = labels.says_published(line.text) or labels.says_updated(line.text)
    before = line.text[: stated.span[0]].rstrip(" -–—|,•·")
    return line.words <= 9 or labelled or (line.words <= 14 and not line.ended and labels.is_byline(before))


def find_title(lines: list[Line], start: int, end: int, stated: str = "") -> int | None:
    """The index of the title line, or None when no line is one."""
    body = lines[start:end]
    reach = _reach_into_body(body)
    words = _stems(" ".join(line.text for line in body))
    small = _small_words(body)
    style = _headline_style(lines)
    places = range(max(0, start - 60), min(len(lines), start + reach))
    scores = {index: _title_score(lines, index, start, words, small, style, stated) for index in places}
    best = max(scores, key=lambda index: scores[index], default=None)
    if best is None or scores[best] <= 0.6:
        return None
    above = best - 1
    under_it = lines[best + 1].text if best + 1 < len(lines) else ""
    if (
        scores.get(above, -9.0) >= max(0.6, scores[best] - 3.0)
        and not labels.is_credit(under_it)
        and best <= start
    ):
        return above  # of two headline-like lines one under the other, the lower one is a standfirst
    return best


def _reach_into_body(body: list[Line]) -> int:
    """How many first lines of the body may still hold the title: those before a quarter of its prose."""
    total, seen = sum(max(line.prose, 0) for line in body), 0.0
    for count, line in enumerate(body):
        if seen > min(6.0, total / 3):
            return count
        seen += max(line.prose, 0)
    return len(body)


def _title_score(
    lines: list[Line],
    index: int,
    start: int,
    words: Counter[str],
    small: set[str],
    style: float | None,
    stated: str,
) -> float:
    line = lines[index]
    if not _may_be_title(line):
        return -9.0
    score = _by_shape(line) + _by_place(lines, index, start)
    mine = _stems(line.text)
    if mine and words:
        own = mine if index >= start else Counter[str]()
        score += 3.0 * sum(words[stem] > own[stem] for stem in mine) / len(mine)
    names = _name_share(line.text, small) if small else 0.0
    if names > 0.75:
        score -= 0.8 if names < 1 or line.words > 5 else 2.5
    if style is not None:
        score += (
            (0.5 if line.capitals >= 0.85 else -1.2)
            if style > 0.9
            else (-0.5 if style < 0.6 and line.capitals > 0.9 else 0)
        )
    if any(
        other is not line and other.text.startswith(line.text) for other in lines[max(0, index - 60) : index]
    ):
        score += 1.5
    return score + _by_html(line, stated)


_TRAIL = re.compile(r"^[^\W\d_]{2,12}(?: page)?(?:\s*[>»›→/]\s*[\w&' -]{2,40}){1,5}$")


def _may_be_title(line: Line) -> bool:
    text = line.text
    if (
        line.wordless
        or not 1 <= line.words <= 40
        or len(text) > 260
        or line.prompts
        or line.has("chrome", "hidden")
    ):
        return False
    if line.interface >= 0.6 and line.words <= (3 if line.mark and line.mark.tag == "h1" else 8):
        return False
    if labels.is_credit(text) or labels.is_byline(text) or is_date_line(line) or labels.tags_line(text):
        return False
    if (
        labels.is_related_label(text)
        or labels.is_rail_head(text)
        or labels.is_comments_head(text)
        or labels.read_more(text)
    ):
        return False
    if labels.caption_label(text) or _TRAIL.match(text) or text.endswith("hide caption"):
        return False
    return not (line.ended and text.rstrip("\"'”’»")[-1:] in ".…。" and (line.words > 16 or line.sentences))


def _by_shape(line: Line) -> float:
    score = 2.0 if 4 <= line.words <= 20 else 1.0 if line.words == 3 else 1.2 if line.words > 20 else -0.5
    if labels.is_section(line.text):
        score -= 2.0
    if labels.has_caption_cue(line.text) or labels.caption_and_credit(line.text):
        score -= 2.0
    if line.text.endswith((".", "。")) and not line.text.endswith("..."):
        score -= 5.0 if line.words >= 9 else 1.5
    if re.search(r"\s\d{1,2}:\d{2}$", line.text):
        score -= 2.5  # a film with its length
    if line.text.endswith((":", "：", ",", ";")):
        score -= 2.0
    if line.text[0].islower():
        score -= 1.0
    return score - (2.0 if line.bullet else 0.0)


def _by_place(lines: list[Line], index: int, start: int) -> float:
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    score = 0.7 if index == 0 else 0.0
    if line.gap and (following is None or following.gap):
        score += 0.4
    if following is not None and not following.gap and labels.is_credit(following.text):
        score -= 1.2
    if following is not None and (labels.is_byline(following.text) or is_date_line(following)):
        score += 1.2
    if any(labels.is_byline(above.text) for above in lines[max(0, index - 8) : index]):
        score -= 1.0
    between = lines[index + 1 : start]
    score -= 0.6 * sum(not is_meta(other) for other in between) + 0.03 * len(between)
    for above in lines[start:index]:
        if above.prose > 0:
            score -= (
                0.3 if labels.has_caption_cue(above.text) or labels.caption_and_credit(above.text) else 3.5
            )
    return score - (1.0 if _in_run(lines, index) else 0.0)


def _in_run(lines: list[Line], index: int) -> bool:
    """Is the line inside a close list of headline-like lines, as rails and menus are?"""
    around = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    if len(around) < 2 or lines[index].gap or around[1].gap:
        return False
    return all(not other.ended and other.words >= 3 and not is_meta(other) for other in around)


def _by_html(line: Line, stated: str) -> float:
    score = 0.0
    if stated:
        mine, theirs = comparable(line.text), comparable(stated)
        if mine == theirs:
            score += 5.0
        elif len(mine) > 12 and (theirs.startswith(mine) or mine.startswith(theirs)):
            score += 3.5
    if line.mark is None:
        return score
    score += {1: 5.0, 2: 1.5}.get(line.mark.level, 0.0) + (3.0 if line.has("title") else 0.0)
    return (
        score
        - (2.0 if line.mark.links > 0.7 and line.mark.level != 1 else 0.0)
        - (3.0 if line.has("related", "lead") else 0.0)
    )


def comparable(text: str) -> str:
    """Letters and digits only, casefolded: for telling whether two lines say the same."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _stems(text: str) -> Counter[str]:
    """First five letters of words of four or more, casefolded: enough to match "reveals" with "revealed"."""
    return Counter(word[:5] for word in re.findall(r"[^\W\d_]{4,}|[\u3400-\u9fff]{2}", text.casefold()))


def _small_words(body: list[Line]) -> set[str]:
    """Stems of the words that the body writes small somewhere: those are not names."""
    return {word[:5] for line in body for word in re.findall(r"[^\W\d_]{4,}", line.text) if word[0].islower()}


def _name_share(text: str, small: set[str]) -> float:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return (
        sum(word[0].isupper() and word.casefold()[:5] not in small for word in words) / len(words)
        if words
        else 0.0
    )


def _headline_style(lines: list[Line]) -> float | None:
    """Mean share of capitals in the headlines that the page labels itself (related, READ MORE), or None below two."""
    heads: list[Line] = []
    for index, line in enumerate(lines):
        split = labels.read_more(line.text)
        if split and split.rest:
            heads.append(Line(0, split.rest))
        elif labels.is_related_label(line.text):
            heads.extend(
                other for other in lines[index + 1 : index + 6] if other.words >= 4 and not other.ended
            )
    return sum(head.capitals for head in heads) / len(heads) if len(heads) >= 2 else None
