"""Characters that no tree of XML can hold: they go before a page or feed is read.

One of them, as it is or as a reference, makes the libraries that read a tree refuse
all of it. Which they are says XML 1.0 (production 2); vertical tab and form feed part
words, so they become a blank.
"""

import re

_BLANKS = re.compile(r"[\x0b\x0c]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Halves of a character, and what is none: a reader should see that something is gone.
_BROKEN = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(
    r"&#(?:[xX](?=[0-9a-fA-F])0*+(?P<hex>[0-9a-fA-F]*+)|(?=[0-9])0*+(?P<dec>[0-9]*+));?"
)
# One reference taken out may make another of what stands around it.
_MOST_ROUNDS = 4
_LAST = 0x10FFFF


def storable(text: str) -> str:
    """The text without characters that XML forbids."""
    text = _CONTROLS.sub("", _BLANKS.sub(" ", text))
    return _BROKEN.sub("\ufffd", text)


def storable_markup(markup: str) -> str:
    """Markup in which such characters stand neither as they are nor as references."""
    text = storable(markup)
    for _ in range(_MOST_ROUNDS):
        before, text = text, _REFERENCE.sub(_storable_reference, text)
        if text == before:
            return text
    return text.replace("&#", "&amp;#")


def _storable_reference(match: re.Match[str]) -> str:
    code = _code(match)
    if code > _LAST:
        return "\ufffd"
    character = chr(code)
    kept = storable(character)
    return match[0] if kept == character else kept


def _code(match: re.Match[str]) -> int:
    digits, base = (match["hex"], 16) if match["dec"] is None else (match["dec"], 10)
    return _LAST + 1 if len(digits) > 7 else int(digits or "0", base)
