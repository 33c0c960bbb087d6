"""Bytes become the right characters, whatever the labels say."""

import pytest

from positions.sources.charset import decode_text

RUSSIAN = (
    "Стороны договорились продолжить переговоры в Стамбуле. Москва настаивает на "
    "своих условиях, а Киев требует полного прекращения огня и гарантий безопасности."
)
UKRAINIAN = (
    "Сторони домовилися продовжити переговори. Київ вимагає повного припинення вогню, "
    "їхня позиція щодо гарантій безпеки не змінилася, заявив речник уряду Ґонта."
)
FRENCH = "Les négociations ont repris à Genève, où la délégation a été reçue dès mardi."


def page(text: str, label: str = "") -> str:
    meta = f'<meta charset="{label}">' if label else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "header", "meta"),
    [
        pytest.param(RUSSIAN, "utf-8", "", "", id="utf-8 without a word"),
        pytest.param(
            RUSSIAN, "utf-8", "iso-8859-1", "windows-1251", id="utf-8, both wrong"
        ),
        pytest.param(RUSSIAN, "utf-8-sig", "windows-1251", "", id="mark beats header"),
        pytest.param(RUSSIAN, "utf-16", "", "", id="utf-16 with mark"),
        pytest.param(RUSSIAN, "utf-16-le", "utf-8", "", id="utf-16 without mark"),
        pytest.param(FRENCH, "utf-16-be", "", "", id="utf-16-be without mark"),
        pytest.param(RUSSIAN, "windows-1251", "windows-1251", "", id="by header"),
        pytest.param(RUSSIAN, "windows-1251", "", "windows-1251", id="by meta"),
        pytest.param(RUSSIAN, "windows-1251", "", "", id="1251 by detection"),
        pytest.param(RUSSIAN, "windows-1251", "iso-8859-1", "", id="1251 called latin"),
        pytest.param(RUSSIAN, "windows-1251", "koi8-r", "", id="1251 called koi8"),
        pytest.param(RUSSIAN, "koi8-r", "windows-1251", "", id="koi8 called 1251"),
        pytest.param(
            RUSSIAN,
            "windows-1251",
            "iso-8859-1",
            "windows-1251",
            id="header wrong, meta right",
        ),
        pytest.param(UKRAINIAN, "koi8-u", "koi8-u", "", id="koi8-u by header"),
        pytest.param(UKRAINIAN, "koi8-u", "", "koi8-u", id="koi8-u by meta"),
        pytest.param(UKRAINIAN, "windows-1251", "utf-8", "", id="1251 called utf-8"),
        pytest.param(FRENCH, "iso-8859-1", "iso-8859-1", "", id="latin-1"),
        pytest.param(FRENCH, "cp1252", "no-such-charset", "", id="unknown label"),
    ],
)
def test_a_page_is_read_as_it_was_written(text, encoding, header, meta):
    body = page(text, meta).encode(encoding)
    kind = f"text/html; charset={header}" if header else "text/html"

    assert text in decode_text(body, kind)


def test_the_prolog_of_a_feed_counts():
    text = f'<?xml version="1.0" encoding="koi8-u"?><rss>{UKRAINIAN}</rss>'

    assert UKRAINIAN in decode_text(text.encode("koi8-u"), "application/rss+xml")


def test_latin_1_means_windows_1252_as_in_browsers():
    body = page("„Wir müssen vorankommen“ – sagte er").encode("cp1252")

    assert "„Wir müssen vorankommen“" in decode_text(
        body, "text/html; charset=iso-8859-1"
    )


def test_a_few_broken_bytes_do_not_spoil_the_label():
    body = page(RUSSIAN * 5).encode("utf-8")
    broken = body[:400] + b"\xff" + body[400:]

    assert RUSSIAN in decode_text(broken, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    "body", [b"", b"\xff", bytes(range(256)) * 20, b"\x00" * 5_000]
)
def test_no_bytes_raise(body):
    assert isinstance(decode_text(body, "text/html; charset=zip"), str)
