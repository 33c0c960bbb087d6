"""Twice the text costs twice the time, whatever the text is made of.

Costs are seconds of computing, compared within one run. They are only asked of
`propose`, so that they hold for any way of coding.
"""

import gc
import time
from itertools import pairwise

import pytest

from positions.extraction import propose
from tests.positions.extraction.long_texts import FAMILIES, Family
from tests.positions.extraction.seed_lexicon import read_lexicon
from tests.positions.extraction.small_world import DAY

A_DOUBLING = 2.5
# The clock of computing time moves in steps of up to 10 milliseconds.
CLOCK = 0.03


def cost(family: Family, length: int) -> float:
    text = family.text(length)
    began = time.process_time()
    propose(text, read_lexicon(), published_on=DAY, language=family.language)
    return time.process_time() - began


def grows_in_proportion(family: Family, length: int, doublings: int) -> bool:
    """Once more before it counts: the machine does other things too."""
    most = A_DOUBLING**doublings
    for _ in range(3):
        little, much = cost(family, length), cost(family, length * 2**doublings)
        if much < most * little + CLOCK:
            return True
    return False


@pytest.fixture(scope="module", autouse=True)
def _all_is_loaded():
    """As in a server before it forks: what is there already is not looked through."""
    for language in {family.language for family in FAMILIES.values()}:
        cost(Family("word ", language), 1_000)
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_there_are_forty_families_and_more():
    assert len(FAMILIES) >= 40
    assert all(len(f.text(4_001)) == 4_001 for f in FAMILIES.values())


@pytest.mark.parametrize("name", FAMILIES)
def test_a_text_eight_times_as_long_costs_about_eight_times_as_much(name):
    assert grows_in_proportion(FAMILIES[name], 8_000, doublings=3)


@pytest.mark.faults
@pytest.mark.parametrize("name", FAMILIES)
def test_each_doubling_up_to_400_kb_costs_about_twice_as_much(name):
    lengths = (50_000, 100_000, 200_000, 400_000)
    family = FAMILIES[name]

    costs = [cost(family, length) for length in lengths]

    print(f"{name}: " + ", ".join(f"{seconds:.2f} s" for seconds in costs))
    for length, (little, much) in zip(lengths, pairwise(costs), strict=False):
        in_proportion = much < A_DOUBLING * little + CLOCK
        assert in_proportion or grows_in_proportion(family, length, doublings=1)
