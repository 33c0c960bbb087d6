"""Text that a person pasted or uploaded: title, text, and what was made of it."""

import re
from dataclasses import dataclass

from positions.sources.errors import ParseFailed

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and newline, and a byte order mark in front.
_CONTROLS = re.compile(r"^\ufeff|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Unpaired surrogates cannot be stored as UTF-8.
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LONGEST_TITLE = 200
_SENTENCE_END = re.compile(r"[.!?…]['\"»”’)\]]*$")
_BINARY_STARTS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)


@dataclass(frozen=True)
class PlainText:
    """A title (possibly empty) and the text, which always includes the title."""

    title: str
    text: str


def plain_article(raw: str) -> PlainText:
    """Take a text as it is, and its first line as the title if it looks like one.

    Characters stay as they were typed: no Unicode normalisation, and bidi and
    zero-width characters are kept, so that a quote is a slice of what was given.
    Only line ends become one newline, control characters and unpaired
    surrogates go, trailing blanks of lines go, and so do blank lines at both ends.
    """
    text = stored_form(raw)
    first, _, rest = text.partition("\n")
    is_title = 0 < len(first) <= _LONGEST_TITLE and bool(rest.strip())
    if not rest.startswith("\n"):
        is_title = is_title and not _SENTENCE_END.search(first)
    return PlainText(title=first.strip() if is_title else "", text=text)


def stored_form(raw: str) -> str:
    """The text as it is stored, hashed and quoted from."""
    text = _NEWLINES.sub("\n", raw)
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n")


def refuse_binary(body: bytes) -> None:
    """Raise ParseFailed for files that are no text: PDF, Word, ZIP, pictures."""
    if body.startswith(_BINARY_STARTS):
        raise ParseFailed(
            "This is a document or picture file, not a text or a web page. "
            "Paste its text instead.",
            permanent=True,
        )
