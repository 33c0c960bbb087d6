import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positions.extraction.quotations import find_quotations
from tests.oracles.quotations import quotations


def quoted_in(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "no deal" twice.', ["no deal"], id="straight"),
        pytest.param("He said “no deal” twice.", ["no deal"], id="curly"),
        pytest.param("Он сказал: «нет».", ["нет"], id="guillemets"),
        pytest.param("Er sagte: „nein“.", ["nein"], id="low and high"),
        pytest.param('Er sagte: „nein".', ["nein"], id="low and straight"),
        pytest.param("»Nein«, sagte er.", ["Nein"], id="reversed guillemets"),
        pytest.param("“He said ‘no’ to me.”", ["He said ‘no’ to me."], id="nested"),
        pytest.param(
            "“We go,” he said, “and stay.”", ["We go,", "and stay."], id="split"
        ),
        pytest.param(
            "«Он сказал «нет» мне».", ["Он сказал «нет» мне"], id="nested guillemets"
        ),
    ],
)
def test_quotations_of_every_style(text: str, expected: list[str]) -> None:
    assert quoted_in(text) == expected


def test_quotation_runs_over_paragraphs_that_open_it_again() -> None:
    text = "“First part.\n\n“Second part,” he said."

    assert quoted_in(text) == ["First part.\n\n“Second part,"]


def test_stray_mark_opens_nothing() -> None:
    assert quoted_in("A 5“ gun and no end" + " x" * 2000) == []


MARKS = '“”«»„‹›‚‘"\n (\ta'


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(MARKS), max_size=40), st.integers(0, 3))
def test_quotations_are_those_that_a_plain_search_finds(text: str, far: int) -> None:
    spread = text.replace("a", "a" * (1 + 500 * far))

    found = [(q.start, q.end) for q in find_quotations(spread)]

    assert found == quotations(spread)
