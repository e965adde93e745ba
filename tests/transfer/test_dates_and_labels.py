"""Single lines: dates as pages print them, and lines that say what they are."""

from __future__ import annotations

import pytest

from detente.transfer import labels
from detente.transfer.dates import read_date


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("date 2019-06-21 Register", "2019-06-21"),
        ("Published time: 31 May, 2018 08:38", "2018-05-31T08:38"),
        ("World News May 31, 2018 / 1:47 AM / in 4 months", "2018-05-31T01:47"),
        ("May 31, 20185:03 AM ET", "2018-05-31T05:03"),
        ("12:45 31.05.2018(updated 12:48 31.05.2018)", "2018-05-31T12:45"),
        ("Thu 31 May 2018 12.15 BST", "2018-05-31T12:15+01:00"),
        ("PUBLISHED: 00:18 EDT, 31 May 2018 | UPDATED 12:00", "2018-05-31T00:18-04:00"),
        ("May 31, 2018 12:05 UTC+3", "2018-05-31T12:05+03:00"),
        ("Publié le 31 mai 2018 à 10h24", "2018-05-31T10:24"),
        ("Veröffentlicht am 3. März 2021, 14:05 Uhr", "2021-03-03T14:05"),
        ("31 мая 2018, 12:05", "2018-05-31T12:05"),
        ("El 5 de mayo de 2019", "2019-05-05"),
        ("2018年5月31日", "2018-05-31"),
        ("٣١ مايو ٢٠١٨", "2018-05-31"),
        ("05/31/18 08:12 AM EDT", "2018-05-31T08:12-04:00"),
        ("04/05/2018", None),  # two dates in two countries
        ("09:30 GMT +221 June 2019", None),  # two things glued together
        ("31 February 2018", None),
        ("May 2018", None),
        ("5 listopada 2018", None),  # October or November, by the language
        ("3160", None),
    ],
)
def test_only_what_is_stated_is_read_from_a_date(line: str, iso: str | None) -> None:
    stated = read_date(line)
    assert (stated.iso if stated else None) == iso


def test_the_language_of_a_page_settles_the_order_of_day_and_month() -> None:
    assert read_date("04/05/2018", day_first=True).iso == "2018-05-04"


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("READ MORE:Can the ferry be saved?", "Can the ferry be saved?"),
        ("READ MORE: The ferry (VIDEO)", "The ferry (VIDEO)"),
        ("READ MORE (VIDEO): The ferry sinks", "The ferry sinks"),
        ("READ MOREHarbour opens again", "Harbour opens again"),
        ("(Read also: The tide turns)", "The tide turns"),
        ("[Lire aussi : La paix]", "La paix"),
        ("See also Harbour opens again after storm", "Harbour opens again after storm"),
        ("Lesen Sie auch: Die Fähre kommt", "Die Fähre kommt"),
        ("Читайте также: Мост открыт", "Мост открыт"),
        ("Read more", ""),
        ("Read more than ten books a year, he said.", None),
        ("Read more about our policy", None),
        ("Readmission was refused", None),
    ],
)
def test_read_more_lines(line: str, headline: str | None) -> None:
    split = labels.read_more(line)
    assert (split.rest if split else None) == headline


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("views: 3160", 3160), ("3,160 views", 3160), ("Просмотров: 3 160", 3160), ("Aufrufe: 3.160", 3160),
        ("3160", None), ("0 3160 12", None), ("1.2K views", None), ("In his view 3160 is too much", None),
    ],
)  # fmt: skip
def test_only_a_labelled_exact_counter_is_read(line: str, count: int | None) -> None:
    assert labels.views(line) == count


@pytest.mark.parametrize(
    "line",
    [
        "© Agency/ Ada Nool",
        "Photo: Ada Nool",
        "AP Photo/Ada Nool",
        "Ada Nool / AFP",
        "Getty Images",
        "Fot. Ada Nool",
        "Фото: Ада Ноол",
    ],
)
def test_credits(line: str) -> None:
    assert labels.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "© 2018 The Post. All rights reserved",
        "Photo: The band played for three hours outside the town hall",
        "A photo of the quay",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert not labels.is_credit(line)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("The quay at dusk. (AP Photo/Ada Nool)", ("The quay at dusk.", "(AP Photo/Ada Nool)")),
        ("The quay at dusk © Ada Nool / The Post", ("The quay at dusk", "© Ada Nool / The Post")),
        ("The quay on Friday. Photo: Ada Nool", ("The quay on Friday.", "Photo: Ada Nool")),
        ("FILE PHOTO: The quay at dusk © Ada Nool", ("FILE PHOTO: The quay at dusk", "© Ada Nool")),
        ("The talks on the quay failed (see below)", None),
    ],
)
def test_captions_with_their_credit(line: str, cut: tuple[str, str] | None) -> None:
    assert labels.caption_and_credit(line) == cut


@pytest.mark.parametrize(
    "line",
    ["RegisterForgot your password?Privacy Policy", "YesNo", "Log inPrivacy Policy", "Alle akzeptieren"],
)
def test_glued_buttons_are_menu_text(line: str) -> None:
    assert labels.interface_share(line) == 1.0


def test_a_sentence_with_a_menu_word_is_none() -> None:
    assert labels.interface_share("You may register by Friday at the harbour office") < 0.3
    assert not labels.is_byline("By Monday, the ferry had stopped.")
    assert not labels.is_byline("Por la tarde, el presidente habló.")
    assert labels.is_byline("By Ada Nool, political editor")
