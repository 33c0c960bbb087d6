"""Texts whose lines were cut at a width are read like others."""

import textwrap
from dataclasses import replace

import pytest

from positions.extraction.propose import propose
from positions.extraction.wrapping import unwrapped
from tests.positions.extraction.seed_lexicon import read_lexicon

ARTICLE = (
    "Kyiv calls for a ceasefire\n\n"
    "Ukrainian President Volodymyr Zelenskyy said on Tuesday that Ukraine was ready "
    "for a full and unconditional ceasefire for thirty days. He added that his country "
    "would never recognise the occupation of Crimea.\n\n"
    "Kremlin spokesman Dmitry Peskov said that Russia would agree to a ceasefire only "
    "after Western states had stopped supplying Ukraine with weapons.\n"
)


def wrapped(text: str, width: int) -> str:
    paragraphs = text.strip("\n").split("\n\n")
    return "\n\n".join(textwrap.fill(p, width) for p in paragraphs) + "\n"


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_wrapped_text_gives_the_same_proposals(width) -> None:
    whole = propose(ARTICLE, read_lexicon(), language="en")
    cut = wrapped(ARTICLE, width)

    found = propose(cut, read_lexicon(), language="en")

    assert len(whole) >= 3
    assert [replace(p, quote=" ".join(p.quote.split())) for p in found] == list(whole)
    assert all(cut[p.start : p.end] == p.quote for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume in Istanbul on Monday after a long pause\nThe sides met at noon.",
        "- The first point is a ceasefire on land and at sea, at once\n- The second is",
        "12:40 Zelenskyy arrives in Paris and is met by the president\n13:05 He leaves.",
        "short lines\nof a poem\nare no wrapped text",
        "One sentence stands on this line and it ends right here.\nand another one.",
        "a" * 120 + "\nb",
        "",
    ],
)
def test_lines_that_stand_for_themselves_stay(text) -> None:
    assert unwrapped(text) == text


def test_a_heading_above_a_wrapped_paragraph_keeps_its_line() -> None:
    text = (
        "Kyiv calls for a ceasefire before any talks on land\n"
        "The president said on Tuesday that his country was ready for a\n"
        "full ceasefire and that nobody would be asked to give up any of\n"
        "its land.\n"
    )

    lines = unwrapped(text).split("\n")

    assert lines[0] == "Kyiv calls for a ceasefire before any talks on land"
    assert len(lines) == 3
    assert len(unwrapped(text)) == len(text)
