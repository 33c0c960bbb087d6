"""Language of a text, offline."""

import re

import py3langid

# Enough to tell the language; the identifier's cost grows with the text.
_LOOK_AT = 3_000
_OTHER_CYRILLIC = {"bg", "mk", "sr", "be", "kk", "ky", "mn"}


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's main language, also of one that we cannot code."""
    head = text[:_LOOK_AT]
    language, _score = py3langid.classify(head)
    if language in _OTHER_CYRILLIC:
        language = _by_letters(head.casefold(), language)
    return str(language)


def _by_letters(text: str, otherwise: str) -> str:
    """Short Russian and Ukrainian texts are mistaken for their neighbours."""
    if re.search(r"[ўјљњћџѓќѕқғүөң]", text):
        return otherwise
    if re.search(r"[їєґ]", text):
        return "uk"
    return "ru" if re.search(r"[ыэ]", text) else otherwise
