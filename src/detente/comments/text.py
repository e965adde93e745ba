"""From what a person typed to HTML that is safe to show: a little Markdown, then an allow-list.

Two walls: markdown-it with HTML off and only the rules named here, then nh3 (ammonia) with an allow-list of
tags. What each trap below is about: docs/explanation/one-comment.md, "From text to HTML".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {"p", "br", "strong", "em", "blockquote", "ul", "ol", "li", "code", "pre", "s", "a"}
REL = "nofollow ugc noopener noreferrer"
OUTPUT_LIMIT = 60_000
_RULES = [
    "blockquote", "list", "fence", "newline", "escape", "backticks", "strikethrough", "emphasis", "link",
    "autolink", "linkify",
]  # fmt: skip
# "entity" stays off: `&#x202E;` would bring back the direction marks that the door has taken out.
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\Z")
_DIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def render(text: str) -> str:
    """The HTML of a comment. Any text whatever gives safe HTML, at most `OUTPUT_LIMIT` characters of it.

    `text` is what `standards.accept` returned. What would grow past the limit is shown as plain paragraphs.
    """
    try:
        html = _clean(_MARKDOWN.render(text))
    except (ValueError, RecursionError):
        html = _plain(text)
    return html if len(html) <= OUTPUT_LIMIT else _plain(text)


def ascii_host(url: str) -> str | None:
    """The host of an absolute http(s) address in the form a browser sends it, None when the address is no
    such thing.
    """
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or "\\" in url:
        return None
    return host if _HOST.match(host) and "." in host else None


def marked(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """The words themselves, escaped, with the evidence between <mark class="evidence"> and </mark>.

    `spans` are code-point offsets, end-exclusive, in any order; overlapping ones become one, those outside
    are cut.
    """
    pieces: list[str] = []
    place = 0
    for start, end in _merged(spans, len(text)):
        pieces += [escape(text[place:start]), '<mark class="evidence">', escape(text[start:end]), "</mark>"]
        place = end
    pieces.append(escape(text[place:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of the person's text is escaped above


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _clean(html: str) -> str:
    # "*" is named, because nh3 otherwise keeps `title` and `lang` everywhere.
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=REL,
        url_relative="deny",
    )
    return "".join(character for character in clean if character not in _DIRECTIONAL).strip()


def _plain(text: str) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n") if part.strip())


class _Markdown(MarkdownIt):
    """markdown-it, with links only to absolute http(s) addresses and shown by the host that a browser would
    ask.
    """

    def validateLink(self, url: str) -> bool:
        return ascii_host(url) is not None

    def normalizeLinkText(self, link: str) -> str:
        # The stock one turns xn-- back into letters, so that a look-alike of a bank's name looks like the
        # bank.
        return str(normalizeLink(link))


def _name_hosts(state: StateCore) -> None:
    """After a link whose words are not its address, say the host it leads to."""
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = _with_hosts(block.children)


def _with_hosts(tokens: list[Token]) -> list[Token]:
    done: list[Token] = []
    words, host = "", ""
    for token in tokens:
        done.append(token)
        if token.type == "link_open":
            words, host = (
                "",
                "" if token.info == "auto" else ascii_host(str(token.attrGet("href") or "")) or "",
            )
        elif token.type == "link_close" and host:
            done.append(Token("text", "", 0, content=f" ({host})"))
            host = ""
        else:
            words += token.content
    return done


def _made() -> _Markdown:
    markdown = _Markdown("zero", {"html": False, "linkify": True, "breaks": True}, renderer_cls=RendererHTML)
    markdown.enable(_RULES)
    markdown.core.ruler.push("name_hosts", _name_hosts)
    # Only addresses with a scheme become links: "tomorrow.So" is a missing space, not a host in Somalia.
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    return markdown


_MARKDOWN = _made()


def first_words(text: str, limit: int = 120) -> str:
    """The first words of a comment for titles and lists, on one line, cut at a blank."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return unicodedata.normalize("NFC", line[:limit].rsplit(" ", 1)[0]) + "…"
