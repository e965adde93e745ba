"""The short way through the door leads to the same place as the long one."""

from __future__ import annotations

import sys

from detente.standards import doors


def test_every_ordinary_character_would_pass_the_long_way_unchanged() -> None:
    ordinary = [chr(point) for point in range(sys.maxunicode + 1) if doors._ORDINARY.fullmatch(chr(point))]
    assert len(ordinary) > 900
    for character in ordinary:
        assert not doors._is_dropped(character), hex(ord(character))
        assert not doors.unicodedata.combining(character), hex(ord(character))
        assert doors.unicodedata.category(character) != "Me", hex(ord(character))
