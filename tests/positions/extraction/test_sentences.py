import pytest

from positions.extraction.sentences import split_sentences

HEAD = "A headline\n\n"


def body_of(text: str) -> list[str]:
    whole = HEAD + text
    return [whole[s.start : s.end] for s in split_sentences(whole)][1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One thing. Another.", ["One thing.", "Another."], id="plain"),
        pytest.param("Mr. Doe left.", ["Mr. Doe left."], id="title"),
        pytest.param(
            "The U.S. Congress met.", ["The U.S. Congress met."], id="initials"
        ),
        pytest.param(
            "“We go. We stay.” They left.",
            ["“We go.", "We stay.”", "They left."],
            id="a quotation over two sentences",
        ),
        pytest.param(
            "7. No troops. 8. No bases.",
            ["7. No troops.", "8. No bases."],
            id="numbers of points",
        ),
        pytest.param(
            "Sie reden am 2. Juni. Das ist alles.",
            ["Sie reden am 2. Juni.", "Das ist alles."],
            id="German ordinal number",
        ),
        pytest.param(
            "It ended on June 2. Talks followed.",
            ["It ended on June 2.", "Talks followed."],
            id="a date that ends an English sentence",
        ),
        pytest.param(
            "У 2022 р. Київ відмовив. Так було.",
            ["У 2022 р. Київ відмовив.", "Так було."],
            id="Ukrainian abbreviation",
        ),
        pytest.param(
            "« Non. » Il est parti.", ["« Non. »", "Il est parti."], id="guillemets"
        ),
    ],
)
def test_sentences_are_slices_of_the_text(text: str, expected: list[str]) -> None:
    assert body_of(text) == expected


def test_headline_subheading_and_live_stamp_are_headings() -> None:
    text = "A headline.\n\nTERMS\n\n12.41 BST\n\nThey talked. They left.\n"

    headings = [s.is_heading for s in split_sentences(text)]

    assert headings == [True, True, True, False, False]


def test_points_of_a_list_are_items() -> None:
    text = "Head\n\n1. No troops.\n• No bases\nArticle 4: an army.\nNothing else.\n"

    items = [s.is_item for s in split_sentences(text)]

    assert items == [False, True, True, True, False]


def test_empty_text_has_no_sentences() -> None:
    assert split_sentences(" \n\n ") == ()
