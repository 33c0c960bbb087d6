"""What goes from the ends of a main text, and what only looks like furniture."""

import pytest

from positions.sources.furniture import body_lines, with_repeated

TITLE = "Talks in Istanbul resume"
FIRST = (
    "The delegations met on Monday and agreed to meet again after the exchange, the two "
    "sides said late in the evening."
)
TEXT = [
    FIRST,
    "No date was set, and neither side spoke of a ceasefire when the doors had closed.",
    "The guests left for the airport soon after that, and nobody asked them to stay on.",
]


def body(*lines: str, headings: frozenset[str] = frozenset()) -> list[str]:
    return body_lines(list(lines), TITLE, headings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([TITLE], [], id="the title"),
        pytest.param(["TALKS IN ISTANBUL: RESUME!"], [], id="the title, retyped"),
        pytest.param(["World / Europe"], ["(ab)"], id="breadcrumbs and initials"),
        pytest.param(["By our staff", "21.08.2025 15:44"], [], id="byline and time"),
        pytest.param(
            ["First published on Saturday 16 August 2025 at 06.00, London time now"],
            ["Last changed 12:40, 29 December 2025, by the night desk in London"],
            id="times in many words",
        ),
        pytest.param(["- Home", "- World"], ["- More news"], id="two links"),
    ],
)
def test_furniture_goes(before, after):
    assert body(*before, *TEXT, *after) == TEXT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param([], ["Cloche", "Moss", "Ruler"], id="a list after the text"),
        pytest.param(["Cloche", "Moss", "Ruler"], [], id="a list before the text"),
    ],
)
def test_a_list_of_the_text_stays(before, after):
    lines = [[f"- {line}" for line in part] for part in (before, after)]

    assert body(*lines[0], *TEXT, *lines[1]) == [*before, *TEXT, *after]


def test_rows_of_a_table_stay_and_so_does_what_stands_before_them():
    rows = ["| Kyiv | 1000 |", "| Moscow | 1000 |"]

    assert body(*TEXT, "Prisoners by day", *rows) == [*TEXT, "Prisoners by day", *rows]


def test_lines_that_make_up_much_of_the_text_are_no_furniture():
    scores = ["Palm Bay d. Rockledge", "Viera d. Palm Bay", "Bayside d. Viera"]

    assert body(*TEXT, *scores) == [*TEXT, *scores]
    assert body(*scores, *TEXT) == [*scores, *TEXT]
    assert body("29 December 2025", *TEXT, *scores) == [*TEXT, *scores]


def test_a_heading_before_a_sentence_stays():
    assert body("At night", *TEXT, headings=frozenset({"At night"})) == [
        "At night",
        *TEXT,
    ]


def test_a_text_without_any_sentence_is_kept_whole():
    assert body("Kyiv", "Moscow") == ["Kyiv", "Moscow"]


def test_a_paragraph_that_the_article_repeats_is_read_as_often():
    once, other = "Nothing is agreed.", "Everything is."

    assert with_repeated([once, other], [once, other, once], TITLE) == [
        *(once, other, once)
    ]
    assert with_repeated([once], [TITLE, once, once], TITLE) == [once, once]
    assert with_repeated([f"- {once}"], [once, once], TITLE) == [f"- {once}"] * 2


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(["One."], id="nothing came twice"),
        pytest.param(["One.", "One.", "Read more"], id="something else is missing"),
        pytest.param([], id="an empty article"),
    ],
)
def test_else_the_lines_stay_as_they_are(article):
    assert with_repeated(["One."], article, TITLE) == ["One."]
