"""Bytes to characters: by mark, header, the page's own word, or detection."""

import codecs
import re

from charset_normalizer import from_bytes

from positions.languages import BY_CODE, distinct

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_PROLOG = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,2000}+>")
_LETTER = re.compile(r"[^\W\d_]|[\xa1-\xff]")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{3,}")
_HEAD = 4_096
_SAMPLE = 65_536
# For pages without a usable label; the Western one explains nearly any bytes.
_LIKELY = (*distinct(known.encodings for known in BY_CODE.values()), "cp1252")
# What browsers read under these labels (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}


def decode_text(body: bytes, content_type: str = "") -> str:
    """The characters of a page, feed or text file; never fails.

    Order: byte order mark, valid UTF-8, HTTP header, meta tag or XML prolog,
    the pattern of UTF-16, detection; bytes that fit nowhere become U+FFFD.
    Valid UTF-8 beats a label: other encodings hardly ever look like it by chance.
    """
    encoding = _marked(body) or _utf16_without_mark(body)
    if encoding:
        return body.decode(encoding, errors="replace")
    text = _strictly(body, "utf-8")
    for label in declared_encodings(body, content_type):
        text = text if text is not None else _decode_if_it_fits(body, label)
    return text if text is not None else _detect(body)


def declared_encodings(body: bytes, content_type: str) -> list[str]:
    """What header, meta tag and prolog say, in this order, as Python codec names."""
    labels = _HEADER.findall(content_type)[:1]
    for pattern in (_META, _PROLOG):
        labels += [label.decode("ascii") for label in pattern.findall(body[:_HEAD])[:1]]
    return [name for label in labels if (name := _codec(label))]


def _codec(label: str) -> str:
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    # Codecs such as "zip" or "rot13" are no text encodings.
    if not getattr(info, "_is_text_encoding", True) or info.name in {
        "idna",
        "punycode",
    }:
        return ""
    return _WIDER.get(info.name, info.name)


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeError:
        return None


def _decode_if_it_fits(body: bytes, encoding: str) -> str | None:
    """The text, unless bytes or letters contradict the label.

    A few broken bytes do not: pages are often cut or stitched together.
    """
    text = body.decode(encoding, errors="replace")
    broken = text.count("\ufffd") * 200 > len(text)
    return None if broken or _is_mojibake(text) else text


def _is_mojibake(text: str) -> bool:
    """True if the letters look like another alphabet read under a wrong label.

    Cyrillic read as a Western code page is nearly all accented letters; one
    Cyrillic code page read as another turns capitals and small letters round.
    """
    letters = _LETTER.findall(_TAG.sub(" ", text[:200_000]))
    if not letters:
        return False
    accented = sum("\xa1" <= letter <= "\xff" for letter in letters)
    return accented * 3 > len(letters) or _capitals_inside_words(text)


def _capitals_inside_words(text: str) -> bool:
    words = _CYRILLIC_WORD.findall(text[:200_000])
    turned = any(word[0].islower() and word[1:].isupper() for word in words)
    letters = "".join(words)
    return turned and sum(map(str.isupper, letters)) * 2 > len(letters)


def _marked(body: bytes) -> str:
    return next((name for mark, name in _MARKS if body.startswith(mark)), "")


def _utf16_without_mark(body: bytes) -> str:
    head = body[:_HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.05 and odd > even * 8:
        return "utf-16-le"
    if even > len(head) * 0.05 and even > odd * 8:
        return "utf-16-be"
    return ""


def _detect(body: bytes) -> str:
    """The best guess, by preference one of ours that explains the bytes as well.

    The detection ranks short texts by chance among a dozen alike code pages.
    """
    matches = from_bytes(body[:_SAMPLE])
    best = matches.best()
    if best is None:
        return body.decode("utf-8", errors="replace")
    as_good = {
        encoding
        for match in matches
        if match.percent_chaos <= best.percent_chaos + 2
        and match.percent_coherence >= best.percent_coherence - 5
        for encoding in match.could_be_from_charset
    }
    guesses = [*(name for name in _LIKELY if name in as_good), best.encoding, *_LIKELY]
    texts = [body.decode(guess, errors="replace") for guess in guesses]
    return next((text for text in texts if not _is_mojibake(text)), texts[0])
