"""Near duplicates: MinHash signatures, band keys for look-up, and similarity.

A signature keeps, for each of 64 random permutations, the smallest hash of the
text's word shingles; the share of equal places estimates the Jaccard similarity
of the shingle sets (Broder 1997). 16 bands of 4 rows find nearly all pairs above
0.6 and few below 0.3 (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
section 3.4); `similarity` then confirms or rejects a pair.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from positions.sources.fingerprint import comparable, words

PERMUTATIONS = 64
BANDS = 16
SHINGLE_WORDS = 2
# Two texts above this are reports of one text.
SAME_TEXT = 0.4

_ROWS = PERMUTATIONS // BANDS
_generator = np.random.default_rng(20250311)
_FACTORS = _generator.integers(
    1, 2**32, (PERMUTATIONS, 1), dtype=np.uint32
) | np.uint32(1)
_OFFSETS = _generator.integers(0, 2**32, (PERMUTATIONS, 1), dtype=np.uint32)
_MIXER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio, odd
_BASE = 0x2545F4914F6CDD1D  # any odd number: only those have an inverse
_LAST_CODE = 0x3FFFF  # beyond this plane Unicode has no letters
_BAND_NUMBERS = np.arange(BANDS, dtype=np.uint64) * _MIXER
_BAND_FACTORS = _generator.integers(1, 2**63, _ROWS, dtype=np.uint64) | np.uint64(1)
Hashes = NDArray[np.uint32]


def minhash_signature(text: str) -> bytes:
    """The signature of a text: 64 unsigned 32-bit integers, little-endian, 256 bytes.

    A text without words has an empty signature, which is like no other.
    """
    shingles = _shingle_hashes(text)
    if not shingles.size:
        return b""
    permuted = _FACTORS * shingles + _OFFSETS
    smallest: Hashes = permuted.min(axis=1)
    return smallest.astype("<u4").tobytes()


def band_keys(signature: bytes) -> tuple[int, ...]:
    """16 keys; texts that share one are candidates. Each fits a signed 64-bit column.

    Keys of different bands differ, so that one indexed column can hold them all.
    """
    if not signature:
        return ()
    rows = np.frombuffer(signature, "<u4").astype(np.uint64).reshape(BANDS, _ROWS)
    mixed = (rows * _BAND_FACTORS).sum(axis=1, dtype=np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _BAND_FACTORS[0] + _BAND_NUMBERS
    return tuple((mixed >> np.uint64(1)).tolist())


def similarity(signature: bytes, other: bytes) -> float:
    """Estimated Jaccard similarity, 0 to 1, with a standard error of at most 0.06."""
    if not signature or not other:
        return 0.0
    one, two = np.frombuffer(signature, "<u4"), np.frombuffer(other, "<u4")
    return float((one == two).mean())


def shared_part(text: str, other: str) -> float:
    """Share of the shorter text's shingles that the other text has too, 0 to 1.

    Exact, for confirming a candidate: unlike Jaccard similarity it stays high
    when one newsroom has cut the end of a wire report.
    """
    one, two = set(_shingles(words(text))), set(_shingles(words(other)))
    shorter = min(len(one), len(two))
    return len(one & two) / shorter if shorter else 0.0


def _shingles(tokens: list[str]) -> list[tuple[str, ...]]:
    size = min(SHINGLE_WORDS, len(tokens))
    if not size:
        return []
    return list(zip(*(tokens[start:] for start in range(size)), strict=False))


def _shingle_hashes(text: str) -> Hashes:
    """32-bit hashes of the word shingles."""
    of_words = _word_hashes(comparable(text))
    size = min(SHINGLE_WORDS, len(of_words))
    if not size:
        return np.empty(0, np.uint32)
    count = len(of_words) - size + 1
    mixed = np.zeros(count, np.uint64)
    for offset in range(size):
        mixed = (mixed + of_words[offset : offset + count]) * _MIXER
        mixed ^= mixed >> np.uint64(31)
    return (mixed * _MIXER >> np.uint64(32)).astype(np.uint32)


def _word_hashes(plain: str) -> NDArray[np.uint64]:
    """One hash per word, for all words at once: polynomials in an odd base.

    With S(i) the sum of c(k) * base**k over the characters before i, the word from
    i to j has the hash (S(j) - S(i)) * base**-i modulo 2**64, wherever it stands.
    """
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), "<u4")
    in_word = _word_characters()[np.minimum(codes, _LAST_CODE)]
    edges = np.flatnonzero(np.diff(in_word, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(1 << max(10, len(codes).bit_length()))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * powers[: len(codes)], out=sums[1:])
    return (sums[ends] - sums[starts]) * inverses[starts]


@cache
def _word_characters() -> NDArray[np.bool_]:
    """Which characters make words, the same as in `fingerprint.words`."""
    return np.fromiter(
        (chr(code).isalnum() for code in range(_LAST_CODE + 1)), np.bool_
    )


@cache
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """base**k and base**-k modulo 2**64 for k below `count`."""

    def powers_of(factor: int) -> NDArray[np.uint64]:
        steps = np.full(count, factor, np.uint64)
        steps[0] = 1
        return np.cumprod(steps)

    return powers_of(_BASE), powers_of(pow(_BASE, -1, 2**64))
