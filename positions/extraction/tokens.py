"""Words with their places, in a folded form that cues can be compared with."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                # U.S.
    | \d+(?:[.,\u00a0\u202f ]\d{3})*(?!\d)            # 800,000 and 800 000
    | (?:qu|jusqu|lorsqu|puisqu|[ldnjmtsc])['’](?=\w) # l'accord, qu'il
    | \w{1,24}n['’]t\b                               # won't
    | ['’](?:s|re|ve|ll|d|m)\b                        # Kyiv's
    | [^\W\d_]+(?:['’ʼ][^\W\d_]+)*                    # об'єкт
    | \d+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENGLISH_TAIL = re.compile(r"(.+?)(['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()\[\]–—?!…]| - ")
_FOLDS = str.maketrans({"’": "'", "ʼ": "'", "ё": "е", "\u00a0": " ", "\u202f": " "})


class Token(NamedTuple):
    """A word: its place in the text, its folded form and the clause it stands in."""

    start: int
    end: int
    fold: str
    clause: int


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int


def fold(word: str) -> str:
    """Lower case, one apostrophe, no ё, no separators inside numbers."""
    plain = word.casefold() if word.isascii() else word.translate(_FOLDS).casefold()
    if plain[:1].isdigit():
        return re.sub(r"[.,\s]", "", plain)
    return plain


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    pieces = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        tail = _ENGLISH_TAIL.match(word) if "'" in word or "’" in word else None
        if tail:
            middle = match.start() + len(tail.group(1))
            pieces += [_Piece(match.start(), middle), _Piece(middle, match.end())]
        else:
            pieces.append(_Piece(match.start(), match.end()))
    return pieces


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words of `text[start:end]`; punctuation only raises the clause number."""
    tokens: list[Token] = []
    clause, last = 0, start
    for piece in _pieces(text, start, len(text) if end is None else end):
        if piece.start - last > 1 and _CLAUSE.search(text, last, piece.start):
            clause += 1
        word = fold(text[piece.start : piece.end])
        tokens.append(Token(piece.start, piece.end, word, clause))
        last = piece.end
    return tokens
