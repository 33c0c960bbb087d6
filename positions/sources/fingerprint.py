"""Hashes of a text: of its exact characters, and of its words alone."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that are written differently but read the same by every newsroom.
_MARKS = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0301]")


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
    return unicodedata.normalize("NFKC", _MARKS.sub("", text)).casefold()
