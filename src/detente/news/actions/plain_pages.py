"""The first words of contact, privacy and imprint; the editor rewrites them in /editor/.

They state what the software does. Where a publisher does more, the publisher has to say so here.
"""

from __future__ import annotations

Paragraphs = tuple[dict[str, str], ...]


def _p(text: str) -> dict[str, str]:
    return {"kind": "paragraph", "text": text}


def _h(text: str) -> dict[str, str]:
    return {"kind": "heading", "text": text}


CONTACT: Paragraphs = (
    _p(
        "Write to the newsroom of {name} at {contact}. Letters about an article reach its author; say which "
        "article you mean."
    ),
    _h("You found a mistake"),
    _p(
        "Tell us the headline and the sentence. We check it, correct it and say in the article what was "
        "changed."
    ),
    _h("A comment of yours was held or removed"),
    _p(
        "Open the comment in your account: it shows the rule, the words it is about and who decided. From "
        "there you can ask for a human to look again. That is faster than a letter, and the answer is kept "
        "beside the decision."
    ),
    _h("You cannot write comments any more"),
    _p(
        "Your account page leads to a letter to the moderators. Give your user id, which stands there too, "
        "and explain what happened."
    ),
)
PRIVACY: Paragraphs = (
    _p(
        "You can read everything here without an account. Readers who are not signed in get no cookie, and "
        "no page asks another company's server for anything: no fonts, no counters, no advertising."
    ),
    _h("What we count"),
    _p(
        "For each article we keep how often it was read in each hour. Nothing about who read it is stored "
        "with that number: no address, no browser, no identifier."
    ),
    _h("What we keep about people with an account"),
    _p(
        "Your name here, your e-mail address, your password in a form that cannot be read back, the "
        "standards you accepted and when, what you wrote with the verdict it got, the flags you raised, the "
        "decisions about you and your appeals. A cookie keeps you signed in; it is deleted when you sign "
        "out."
    ),
    _p(
        "Every decision is also noted in a log that can be checked from outside. That log holds no text of "
        "yours, only references and seals, so that your words can be erased without breaking it."
    ),
    _h("Your rights"),
    _p(
        "You have the right to see, correct, take away and erase what we keep about you. Your account page "
        "offers what can be done at once; for everything else write to {contact}."
    ),
)
IMPRINT: Paragraphs = (
    _p("{name} is published with Detente, free software for news sites whose readers can disagree."),
    _p("Responsible for the content: the newsroom of {name}. You reach it at {contact}."),
)
PLAIN_PAGES: tuple[tuple[str, str, Paragraphs], ...] = (
    ("contact", "Contact", CONTACT),
    ("privacy", "Privacy", PRIVACY),
    ("imprint", "Imprint", IMPRINT),
)
