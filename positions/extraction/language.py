"""Language of a text, offline."""

import py3langid

from positions.languages import BY_CODE

# Enough to tell the language; the identifier's cost grows with the text.
_LOOK_AT = 3_000


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's main language, also of one that we cannot code."""
    head = text[:_LOOK_AT]
    language, _score = py3langid.classify(head)
    return _by_letters(set(head.casefold()), str(language))


def _by_letters(letters: set[str], language: str) -> str:
    """A short text is easily mistaken for one in a neighbouring language."""
    for code, known in BY_CODE.items():
        own = language in known.mistaken_for and not letters.isdisjoint(
            known.own_letters
        )
        if own and letters.isdisjoint(known.foreign_letters):
            return code
    return language
