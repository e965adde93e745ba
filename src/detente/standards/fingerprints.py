"""Fingerprints: what is kept of a comment so that copies and templates are found without keeping the text.

MinHash (Broder 1997) over word pairs and longer words, with banding (Indyk and Motwani 1998). A line that begins
with ">" counts as any other, unless `unquoted` has found it in what is answered: people who answer the same
passage are no campaign, and a campaign is not hidden behind a sign.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from detente.standards.records import Circumstances, Fingerprint
from detente.standards.text import Text, normalise

HASHES = 64
BANDS = 21
ROWS = 3
"""Two texts share a band with the chance 1 - (1 - s^ROWS)^BANDS at a similarity of s: .99 at .6, .80 at .42, .005 at .06."""
LONG_WORD = 5
BATCH = 16
"""So many texts at once: more would need tables so large that the system clears fresh memory for each."""
OWN_WORDS = 3
"""So many words of one's own make a quotation an answer."""
_PRIME = np.uint64((1 << 61) - 1)
_PRIME_BITS = np.uint64(61)
_random = np.random.Generator(np.random.PCG64(20_240_229))
_FACTORS = _random.integers(1, 1 << 31, HASHES, dtype=np.uint64)
_SHIFTS = _random.integers(0, 1 << 61, HASHES, dtype=np.uint64)
_SALTED = [hashlib.blake2b(digest_size=8, salt=bytes([number])) for number in range(BANDS)]
_PARTING = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): ""}


def fingerprint(text: Text | str) -> Fingerprint:
    """Return the fingerprint of a text. Case, accents, punctuation, digits' places and invisible signs do not
    matter.
    """
    if isinstance(text, str):
        text = normalise(text)
    return text.fact("fingerprint", _fingerprint)


def similarity(one: Fingerprint, other: Fingerprint) -> float:
    """Estimate of the Jaccard similarity of two texts' features, 0 to 1 (standard error about .06 at one
    half).
    """
    if one.exact == other.exact:
        return 1.0
    if len(one.signature) != len(other.signature) or not one.signature:
        return 0.0
    left = np.frombuffer(one.signature, dtype="<u2")
    return float(np.mean(left == np.frombuffer(other.signature, dtype="<u2")))


def similarities(many: Sequence[Fingerprint], other: Fingerprint) -> list[float]:
    """`similarity` of each to `other`, in one step: the same numbers."""
    same = [1.0 if one.exact == other.exact else 0.0 for one in many]
    size = len(other.signature)
    places = [at for at, one in enumerate(many) if not same[at] and size and len(one.signature) == size]
    if places:
        rows = np.frombuffer(b"".join([many[at].signature for at in places]), dtype="<u2")
        mine = np.frombuffer(other.signature, dtype="<u2")
        shares = (rows.reshape(len(places), -1) == mine).mean(axis=1).tolist()
        for at, share in zip(places, shares, strict=True):
            same[at] = share
    return same


def know_fingerprints(texts: Iterable[Text]) -> None:
    """Derive the fingerprints of many texts with a few large steps: whole numbers, so the same as one by
    one.
    """
    asked = [text for text in texts if all_words(text)]
    for at in range(0, len(asked), BATCH):
        part = asked[at : at + BATCH]
        signatures = np.ascontiguousarray(_signatures([all_words(one) for one in part]).T)
        for text, signature in zip(part, signatures, strict=True):
            text.know("fingerprint", _with_words(all_words(text), signature))


def words_of(text: Text) -> list[str]:
    """The folded words outside quoted lines; scripts without blanks give one word a character."""
    return text.fact("words", _words_of)


def all_words(text: Text) -> list[str]:
    """The folded words, those of quoted lines too: what a fingerprint is made of."""
    return text.fact("all words", lambda one: _words(one.folded.text)) if _has_marks(text) else words_of(text)


def unquoted(text: Text, circumstances: Circumstances) -> Text:
    """The text without the quotations in it: lines that begin with ">" and stand in the comment answered, in the
    article or in its title.

    The very same text where there are none, or where fewer than `OWN_WORDS` words would be left: who adds nothing
    to a quotation has posted it once more.
    """
    if not _has_marks(text):
        return text
    article = circumstances.article
    sources = (circumstances.parent_text, article and article.title, article and article.text)
    known = [f" {' '.join(_words(normalise(source).folded.text))} " for source in sources if source]
    lines = text.inspected.split("\n")
    kept = [line for line in lines if not (_is_marked(line) and _stands_in(line, known))]
    own = normalise("\n".join(kept))
    return own if len(kept) < len(lines) and len(all_words(own)) >= OWN_WORDS else text


def _stands_in(line: str, known: list[str]) -> bool:
    said = f" {' '.join(_words(normalise(line).folded.text))} "
    return any(said in source for source in known)


def _is_marked(line: str) -> bool:
    return line.lstrip().startswith(">")


def _has_marks(text: Text) -> bool:
    return ">" in text.inspected and any(_is_marked(line) for line in text.inspected.split("\n"))


def _words_of(text: Text) -> list[str]:
    if not _has_marks(text):
        return _words(text.folded.text)
    kept = "\n".join(line for line in text.inspected.split("\n") if not _is_marked(line))
    return _words(normalise(kept).folded.text)


def _words(folded: str) -> list[str]:
    if folded.isascii():  # the same words, letter by letter or all at once
        return folded.translate(_PARTING).split()
    words: list[str] = []
    for token in folded.split(" "):
        if token.isascii() and token.isalnum():
            words.append(token)
        elif token:
            words.extend(_inner_words(token))
    return words


def _inner_words(token: str) -> list[str]:
    words: list[str] = []
    current = ""
    for letter in token:
        if letter >= "\u2e80" and letter.isalnum() and not "\uac00" <= letter <= "\ud7a3":
            words.extend([current, letter] if current else [letter])
            current = ""
        elif letter.isalnum() or (letter >= "\u0300" and not letter.isspace() and letter.isprintable()):
            current += letter
        elif current and letter != "'":
            words.append(current)
            current = ""
    return [*words, current] if current else words


def _fingerprint(text: Text) -> Fingerprint:
    words = all_words(text)
    if words:
        return _with_words(words, _signatures([words])[:, 0])
    digest = _digest(text.inspected.strip())
    return Fingerprint(_exact(digest), (_exact(_band(0, digest)),), 0, b"")


def _with_words(words: list[str], signature: NDArray[np.uint32]) -> Fingerprint:
    rows = signature[: BANDS * ROWS].tobytes()
    size = len(rows) // BANDS
    digests = [_band(number, rows[number * size : (number + 1) * size]) for number in range(BANDS)]
    bands = struct.unpack(f">{BANDS}q", b"".join(digests))
    return Fingerprint(_exact(_digest(" ".join(words))), bands, len(words), signature.astype("<u2").tobytes())


def _digest(content: str) -> bytes:
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _exact(digest: bytes) -> int:
    return int.from_bytes(digest, "big", signed=True)


def _signatures(listed: list[list[str]]) -> NDArray[np.uint32]:
    """One column of minima for each list of words; none of the lists is empty."""
    found = [_features(words) for words in listed]
    counts = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
    hashed = np.fromiter(chain.from_iterable(found), dtype=np.uint64, count=int(counts.sum()))
    # a*x + b fits 64 bits only while a*x stays below 2^63: a has 31 bits, x has 32.
    table = _modulo_prime(hashed[None, :] * _FACTORS[:, None] + _SHIFTS[:, None])
    lowest = np.minimum.reduceat(table, np.cumsum(counts) - counts, axis=1)
    return (lowest & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _modulo_prime(table: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The remainders by 2^61-1, without a division: what is above 61 bits counts once more (Mersenne)."""
    folded = (table & _PRIME) + (table >> _PRIME_BITS)
    return np.minimum(folded, folded - _PRIME)  # below zero wraps around, and is larger


def _features(words: list[str]) -> list[int]:
    """The CRC-32 of every pair of words and of every longer word; repetition changes no minimum."""
    raw = [word.encode("utf-8", "surrogatepass") for word in words]
    features = [crc32(right, crc32(left + b" ")) for left, right in pairwise(raw)]
    features += [crc32(code) for word, code in zip(words, raw, strict=True) if len(word) >= LONG_WORD]
    return features or [crc32(raw[0])]


def _band(number: int, rows: bytes) -> bytes:
    hashed = _SALTED[number].copy()
    hashed.update(rows)
    return hashed.digest()
