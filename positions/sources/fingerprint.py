"""Hashes of a text: of its exact characters, and of its words alone."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that are written differently but read the same by every newsroom.
_MARKS = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0301]")
# Marks on one letter are sorted by normalisation, which takes the square of their
# number; no alphabet puts thirty on one (Unicode Standard Annex 15, section 13).
_CROWDS = re.compile(r"[^\w\s]{31,}+")


def text_sha256(text: str) -> str:
    """SHA-256 of the stored characters in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def fingerprint(text: str) -> str:
    """SHA-256 of the words alone: equal for texts that differ only in case,
    punctuation, spacing, invisible characters or Unicode form. 64 hex digits.
    """
    return hashlib.sha256(" ".join(words(text)).encode("utf-8")).hexdigest()


def words(text: str) -> list[str]:
    """The words of a text in a form for comparing: NFKC, case-folded."""
    return _WORD.findall(comparable(text))


def comparable(text: str) -> str:
    """The text without case, invisible characters and differences of Unicode form."""
    if text.isascii():
        return text.lower()
    plain = _CROWDS.sub(_without_marks, _MARKS.sub("", text))
    return unicodedata.normalize("NFKC", plain).casefold()


def _without_marks(crowd: re.Match[str]) -> str:
    return "".join(sign for sign in crowd[0] if not unicodedata.combining(sign))
