"""Where somebody in despair is listened to: the shipped lines, and the newsroom's own in their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from detente.comments import house
from detente.comments.help_lines import ANYWHERE, BY_COUNTRY, HelpLine, help_lines, lines_of
from detente.project import doctor


def test_shipped_lines_of_a_country_and_always_the_directory() -> None:
    assert help_lines("be") == (*BY_COUNTRY["BE"], ANYWHERE)
    assert help_lines("XX") == (ANYWHERE,)


def test_own_lines_replace_the_shipped_ones_and_leave_the_directory() -> None:
    own = lines_of(["Harbour Line | 0800 12 34 56 | day and night | https://line.example", "Night chat | | | https://chat.example"])
    assert own == (
        HelpLine("Harbour Line", "0800 12 34 56", "day and night", "https://line.example"),
        HelpLine("Night chat", "", "", "https://chat.example"),
    )
    assert own[0].href == "tel:0800123456"
    assert help_lines("BE", own) == (*own, ANYWHERE)
    assert lines_of(["Harbour Line | 113"]) == (HelpLine("Harbour Line", "113"),)


@pytest.mark.parametrize(
    "line", ["Harbour Line", "| 113", "Harbour Line | none", "A | 1 | 2 | https://x.example | 5", "A | 1 | | x.example"]
)
def test_a_line_that_reaches_nobody_is_refused_with_what_to_write(line: str) -> None:
    with pytest.raises(ValueError, match="address"):
        lines_of([line])


def test_the_file_is_read_anew_when_it_changes_and_the_shipped_lines_stand_in_for_a_broken_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lines.txt"
    monkeypatch.setattr(settings, "DETENTE", {**settings.DETENTE, "HELP_LINES": str(file)})
    assert house.own_help_lines() == ()
    (problem,) = doctor._help_lines()
    assert (problem.code, problem.always) == ("help-lines-unfit", True)
    file.write_text("# name | number\nHarbour Line | 113\n\n")
    assert house.own_help_lines() == (HelpLine("Harbour Line", "113"),)
    assert list(doctor._help_lines()) == []
    file.write_text("Harbour Line without a number\n")
    assert house.own_help_lines() == ()
    (problem,) = doctor._help_lines()
    assert "Harbour Line without a number" in problem.sentence
    file.unlink()
    monkeypatch.setitem(settings.DETENTE, "HELP_LINES", "")
    assert house.own_help_lines() == ()
    assert list(doctor._help_lines()) == []
