"""Another peace process needs other data, no other code."""

from datetime import date
from pathlib import Path

import pytest

from positions.extraction import propose
from positions.vocabulary import Attribution
from tests.positions.extraction.seed_lexicon import read_lexicon

FOLDER = Path(__file__).parent / "invented"
QUOTE, TOLD = Attribution.DIRECT_QUOTE, Attribution.REPORTED
OWN, LEAK = Attribution.PARAPHRASE, Attribution.LEAK


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(
            1,
            [("VAR", "dam", "keep", QUOTE), ("TOL", "dam", "tear_down", OWN)],
            id="a quote and a demand",
        ),
        pytest.param(
            2,
            [("ISL", "dam", "share", LEAK), ("ISL", "fishing", "quotas", LEAK)],
            id="points of a leaked plan",
        ),
        pytest.param(
            3,
            [("TOL", "fishing", "closed", TOLD), ("VAR", "fishing", "quotas", OWN)],
            id="an opponent's account",
        ),
        pytest.param(
            4,
            [("VAR", "dam", "keep", OWN), ("TOL", "fishing", "quotas", OWN)],
            id="another language",
        ),
        pytest.param(5, [], id="no position"),
    ],
)
def test_invented_process_is_coded_by_its_data(number: int, expected) -> None:
    text = (FOLDER / "texts" / f"{number}.txt").read_text("utf-8")

    proposals = propose(text, read_lexicon(FOLDER), published_on=date(2051, 6, 1))

    assert [(p.party, p.issue, p.option, p.attribution) for p in proposals] == expected
