"""How the tests hold a page to its account: letters and digits in, the same letters and digits out."""

from __future__ import annotations

from collections import Counter

from lxml import html

from detente.transfer.pages import ImportedPage

SCALARS = ("title", "lead", "section", "caption", "credit")
LISTS = ("body", "read_more", "related", "tags", "dropped")


def values(page: ImportedPage) -> list[str]:
    """Every text of a record that was taken word for word (`published` and `views` are read, not taken)."""
    return [told for name in SCALARS if (told := getattr(page, name))] + [
        text for name in LISTS for text in getattr(page, name)
    ]


def characters(page: ImportedPage) -> Counter[str]:
    """Letters and digits of the record, counted."""
    return Counter(char for text in values(page) for char in text if char.isalnum())


def accounted(line: str, page: ImportedPage) -> bool:
    """Is a line in a field or in `dropped`? A labelled line may be cut: then its pieces make up the line."""
    told = values(page)
    if any(line in text for text in told):
        return True
    rest = line
    for text in sorted(told, key=len, reverse=True):
        rest = rest.replace(text, " ")
    return not any(char.isalnum() for char in rest)


def visible_text(text: str) -> Counter[str]:
    """Letters and digits of a page's body outside scripts and styles, counted by lxml alone."""
    tree = html.document_fromstring(text)
    for node in list(tree.iter("script", "style", "template", "head")):
        node.drop_tree()
    return Counter(char for char in tree.text_content() if char.isalnum())
