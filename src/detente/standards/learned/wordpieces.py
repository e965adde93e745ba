"""The encoder's word pieces (WordPiece, Wu et al. 2016), by the field's library."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer
from tokenizers.implementations import BertWordPieceTokenizer

LONGEST = 160
"""So many word pieces are read, the two marks of begin and end included."""


def tokenizer_of(names: Sequence[str]) -> Tokenizer:
    """Build the tokenizer from the shipped list of word pieces, one name a line, in the order of their numbers."""
    vocabulary = {name: number for number, name in enumerate(names)}
    made = BertWordPieceTokenizer(vocabulary, lowercase=True)
    made.enable_truncation(LONGEST)
    inner: Tokenizer = made._tokenizer
    return inner
