"""Invented copy for the gallery: the Halvern Strait, and what its readers make of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.utils.safestring import mark_safe
from PIL import Image, ImageDraw

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
SECTIONS = ["Strait", "Politics", "Economy", "Society", "Culture", "Sport"]
PICTURES = {
    "ferry": (196, 205, 208),
    "mast": (214, 205, 186),
    "harbour": (178, 190, 197),
    "hall": (205, 196, 190),
}

HEADLINES = [
    (
        "Talks",
        "Two shores agree to open the lane on the first of March",
        "After nineteen hours in Almire, Kestria and Valdrey "
        "sign a page and a half. It says when the ferry sails. It does not say who owns the fish.",
        "ferry",
    ),
    (
        "Report",
        "At Cape Thole, a field of steel and a question",
        "Three days after the blast, reporters walk the site. The mast is "
        "gone beyond doubt. Whether the radar is gone depends on what one thinks a radar is.",
        "mast",
    ),
    (
        "Analysis",
        "What the detour costs: 77 nautical miles, counted",
        "The lorries cost 1.3 million florins a week. What the passengers have lost cannot be booked.",
        None,
    ),
    (
        "Ports",
        "The cranes of Eskerhaven learn to wait",
        "The most modern quay on the strait was finished in the month in which the strait closed.",
        "harbour",
    ),
    (
        "Counted",
        "The price of a herring, from net to plate",
        "It leaves the boat at 1.10 florins a kilo and lies on the stall at 6.80. We followed a crate.",
        None,
    ),
    (
        "Valdrey",
        "Harbour minister resigns over dredging contract",
        "He says that he did not know. A court will decide whether that is a defence.",
        "hall",
    ),
    (
        "The Lanterns",
        "The Moot asks for a chair, “since it is our water”",
        "The debate lasted three hours, two of them about the adjective.",
        None,
    ),
    (
        "Energy",
        "Sixty-four turbines, one lane, and nobody to ask",
        "Fishers, ferrymen and bird-counters object, each with a different map.",
        "ferry",
    ),
    (
        "Schools",
        "A class of four, and a teacher who rows",
        "On Little Anvil the timetable is the tide.",
        "harbour",
    ),
    ("Rowing", "Dravik eight wins by the length of a hand", "", None),
    (
        "Music",
        "The long night of the low organ",
        "Built for a church that was never finished, it is heard twice a year.",
        "hall",
    ),
]


def draw_pictures(folder: Path) -> None:
    """Paint the quiet seascapes that stand in for photographs."""
    for name, (red, green, blue) in PICTURES.items():
        picture = Image.new("RGB", (1200, 800))
        pen = ImageDraw.Draw(picture)
        for y in range(800):
            fade = y / 800 if y < 480 else 1.6 - y / 800
            pen.line(
                [(0, y), (1200, y)], fill=tuple(int(c * (0.62 + 0.4 * fade)) for c in (red, green, blue))
            )
        pen.polygon([(0, 480), (260, 400), (520, 470), (700, 440), (1200, 480)], fill=(74, 84, 90))
        pen.polygon([(640, 600), (960, 600), (920, 650), (690, 650)], fill=(40, 44, 48))
        pen.rectangle([720, 550, 880, 600], fill=(232, 230, 224))
        picture.save(folder / f"{name}.jpg", quality=80)


def picture(name: str | None) -> Thing | None:
    """A picture as the elements want it."""
    if not name:
        return None
    return Thing(
        src=f"{name}.jpg",
        width=1200,
        height=800,
        alt="A ferry in a grey strait under a pale sky.",
        sources=[],
    )


def story(number: int, **changes: Any) -> Thing:
    """One of the invented articles, newest first."""
    kicker, headline, lead, image = HEADLINES[number % len(HEADLINES)]
    values: dict[str, Any] = {
        "url": "article.html",
        "kicker": kicker,
        "headline": headline,
        "lead": lead,
        "picture": picture(image),
        "published": NOW - timedelta(minutes=7 + 53 * number),
        "comment_count": (number * 37) % 190,
        "author": "Amity Groll",
        "opinion": False,
    }
    return Thing(**{**values, **changes})


def said(uid: str, name: str, text: str, minutes: int, **changes: Any) -> Thing:
    """One comment."""
    values: dict[str, Any] = {
        "uid": uid,
        "name": name,
        "html": mark_safe(text),
        "created": NOW - timedelta(minutes=minutes),
        "state": "",
        "replies": [],
        "reply_url": "#",
        "flag_url": "#",
        "parent_name": "",
        "parent_uid": "",
        "role": "",
        "edited_by_staff": False,
        "edited_at": None,
        "language": "",
        "url": f"#c-{uid}",
        "name_url": "",
        "more_url": "",
    }
    return Thing(**{**values, **changes})


def conversation() -> list[Thing]:
    """A thread with depth, languages, states and names of every length."""
    five = said(
        "e5",
        "Old Signal",
        "<p>Then we agree about the bolts and about nothing else.</p>",
        4,
        parent_name="Hanne Thule",
        parent_uid="e4",
    )
    four = said(
        "e4",
        "Hanne Thule",
        "<p>I keep the inn. I can see the track from my terrace, and I counted tyres.</p>",
        9,
        replies=[five],
        parent_name="Pilot 44",
        parent_uid="e3",
    )
    three = said(
        "e3", "Pilot 44", "<p>Nobody has counted the tyres. That is my point.</p>", 12, replies=[four]
    )
    two = said(
        "e2",
        "Old Signal",
        "<p>You cannot bolt a receiver to another floor in a week.</p>"
        "<p>Four months, with a crew of thirty, if "
        "the weather holds. It does not hold up there.</p>",
        31,
        replies=[three],
        edited_at=NOW,
    )
    return [
        said(
            "a1",
            "Marten Ashgrove",
            "<p>Nineteen hours for a page and a half. "
            "My grandmother wrote longer letters to the milkman, and "
            "he answered.</p>",
            44,
            replies=[
                two,
                said(
                    "b2",
                    "Pavo Sorrel",
                    "<p>To the question about the lieutenant: "
                    "he let us photograph everything in the hall, the "
                    "floor included.</p>",
                    25,
                    role="Reporter",
                ),
            ],
        ),
        said(
            "a2",
            "Konstanze-Wilhelmine von Überwasser-Schleusenwärterhausen",
            "<p>Die Donaudampfschifffahrtsgesellschafts"
            "kapitänswitwenrente wurde nie gekürzt, die Fährverbindung dagegen zweimal. "
            "Ich frage mich, ob die "
            "Nichtangriffsverpflichtungserklärung daran etwas ändert.</p>",
            61,
            language="de",
        ),
        said(
            "a3",
            "سلمى البحري",
            "<p>عبرتُ المضيق كل صيف مع والدي. لا أتذكر حدودًا، أتذكر رائحة الخبز في المرفأ. أرجو أن يعود "
            "القارب قبل أن ينسى الأطفال الطريق.</p>",
            75,
            language="ar",
        ),
        said(
            "a4",
            "Quillon",
            "",
            80,
            state="removed",
            replies=[said("b4", "Greta of Dravik", "<p>What was here before I had my coffee?</p>", 70)],
        ),
        said("a5", "You", "<p>Anyone who still trusts the ministry is a blind herring.</p>", 2, state="held"),
        said(
            "a6",
            "Juna",
            "<p>The lane is opened, the fish are not divided, and the minutes are secret. "
            "Two out of three.</p>",
            95,
            edited_by_staff=True,
        ),
        said(
            "a7",
            "Lighthouse Keeper, Ret.",
            "<p>https://example.org/a/very/long/address/that/no/column/would/ever/hold/without/"
            "breaking/it/somewhere/in/the/middle</p>",
            130,
        ),
    ]


@dataclass
class Said:
    """A message as Django's framework hands it over."""

    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


class Letter(forms.Form):
    """A form of every kind of field, as the rooms write them."""

    subject = forms.CharField(label="Subject", help_text="One line is enough.")
    email = forms.EmailField(label="E-mail")
    why = forms.CharField(label="What happened", widget=forms.Textarea)
    kind = forms.ChoiceField(
        label="What it is about",
        choices=[("a", "A decision"), ("b", "Something else")],
        widget=forms.RadioSelect,
    )
    accept = forms.BooleanField(label="I have read the community standards and accept them.")


RULES = [
    Thing(
        id="insult",
        number=7,
        title="Insults and threats",
        url="rule.html",
        force="must",
        text="A comment will be deleted if it insults or threatens users, individuals or organisations, "
        "denigrates dignity or "
        "undermines a business reputation.",
        enforced="A machine may hold; a person decides.",
        why="“blind herring” is aimed at other readers, not at what the ministry did.",
    ),
    Thing(
        id="language-norms",
        number=21,
        title="Capitals and unbroken text",
        url="rule.html",
        force="may",
        text="Comments typed fully or mostly in capitals, or not broken into sentences, may be removed.",
        enforced="A machine may refuse.",
        why="38 of 41 letters are capitals.",
    ),
    Thing(
        id="site-language",
        number=22,
        title="The language of the site",
        url="rule.html",
        force="may",
        text="Comments in a language other than that of most of the site may be removed.",
        enforced="Never enforced by machine alone.",
        why="",
    ),
]


def context(name: str) -> dict[str, Any]:
    """Everything a gallery page may name."""
    front = name.startswith("front")
    return {
        "site_name": "The Meridian Post",
        "site_tagline": "News of the two shores and the islands between them.",
        "publisher": "Meridian Press Ltd, Corvane",
        "front": front,
        "site_sections": [
            Thing(title=t, url="section.html", current=t == "Strait" and not front) for t in SECTIONS
        ],
        "site_pages": [Thing(title=t, url="#") for t in ("Contact", "Privacy", "Imprint")],
        "now": NOW,
        "earlier": NOW - timedelta(hours=5),
        "stories": [story(n) for n in range(11)],
        "plain_stories": [story(n, picture=None) for n in range(11)],
        "opinions": [
            story(n, opinion=True, picture=None, author=a)
            for n, a in (
                (2, "Amity Groll"),
                (6, "Emmerich Vaal"),
                (8, "Ulrike Sandholm-Merriweather"),
                (4, "The editors"),
            )
        ],
        "more": [story(7), story(10)],
        "comments": conversation(),
        "rules": RULES,
        "tags": [
            Thing(name=t, url="#")
            for t in ("Cape Thole", "Kestria", "Sorn Protocol", "Lane Four", "Almire talks")
        ],
        "sorts": [
            Thing(label="Oldest first", url="#", current=True),
            Thing(label="Newest first", url="#", current=False),
        ],
        "marked": mark_safe(
            'Anyone who still trusts the ministry is a <mark class="evidence">blind herring</mark>. '
            "The bolts were "
            "there on Tuesday."
        ),
        "shouted": mark_safe(
            '<mark class="evidence">THE MAST IS GONE AND SO IS MY PATIENCE WITH ALL OF YOU</mark> good night'
        ),
        "help_lines": [
            Thing(
                name="The Lantern Line",
                number="116 123",
                href="tel:116123",
                hours="Every day, all night",
                url="",
            ),
            Thing(name="Text with a person", number="", href="", hours="In eleven languages", url="#"),
        ],
        "found": [
            story(
                n,
                headline=mark_safe(story(n).headline.replace("strait", "<mark>strait</mark>")),
                lead=mark_safe(story(n).lead.replace("strait", "<mark>strait</mark>")),
            )
            for n in (3, 1, 7, 4)
        ],
        "page": Thing(
            number=2,
            has_other_pages=True,
            has_previous=True,
            has_next=True,
            previous_page_number=1,
            next_page_number=3,
            paginator=Thing(num_pages=14),
        ),
        "authors": [Thing(name="Henrike Aldane", url="#"), Thing(name="Pavo Sorrel", url="#")],
        "picture": picture("ferry"),
        "tall": picture("mast"),
        "broken": Thing(
            src="gone.jpg", width=1200, height=800, alt="A photograph that did not arrive.", sources=[]
        ),
        "said": [
            Said("success", "Your comment is published."),
            Said("warning", "Your comment waits for a moderator."),
        ],
        "form": Letter({"email": "konstanze@", "why": "The joke was about herrings."}),
    }
