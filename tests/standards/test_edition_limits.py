"""The lowest numbers that an edition may give."""

from __future__ import annotations

from importlib.resources import files

import pytest

from detente.standards import EditionError
from detente.standards.edition import parse_edition


@pytest.mark.parametrize("number", ["0", "0.5", "1.9"])
@pytest.mark.parametrize("key", ["unbroken_words = 80", "members = 4"])
def test_a_count_that_every_comment_would_reach_is_refused(key: str, number: str) -> None:
    content = files("detente.standards.editions").joinpath("recommended.toml").read_text(encoding="utf-8")
    assert content.count(f"\n{key}\n") == 1
    name = key.partition(" ")[0]
    with pytest.raises(EditionError) as refused:
        parse_edition(content.replace(f"\n{key}\n", f"\n{name} = {number}\n").encode())
    assert refused.value.code == "edition-wrong-value"
    assert "2 or more" in str(refused.value)
