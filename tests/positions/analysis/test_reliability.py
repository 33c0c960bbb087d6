import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import Level, Reliability, reliability
from tests.oracles import reliability as oracle

DOMAIN = "12345"
# 4 coders x 12 units, * = missing (Krippendorff 2011)
CODERS = ("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
UNITS = [
    [answer for answer in unit if answer != "*"] for unit in zip(*CODERS, strict=True)
]


@pytest.mark.parametrize(
    ("level", "alpha"),
    [
        (Level.NOMINAL, 0.743421053),
        (Level.ORDINAL, 0.815387504),
        (Level.INTERVAL, 0.849107143),
    ],
)
def test_the_example_of_krippendorff_has_its_published_values(level, alpha):
    found = reliability(UNITS, DOMAIN, level)

    assert found.alpha == pytest.approx(alpha, abs=5e-10)
    assert (found.units, found.values) == (11, 40)


@pytest.mark.parametrize("level", Level)
def test_perfect_coding_of_different_answers_is_one(level):
    assert reliability([["1", "1"], ["5", "5"]], DOMAIN, level).alpha == 1.0


@pytest.mark.parametrize("level", Level)
def test_all_answers_equal_is_not_defined_and_never_one(level):
    found = reliability([["1", "1"], ["1", "1", "1"]], DOMAIN, level)

    assert found == Reliability(None, level, units=2, values=5)


@pytest.mark.parametrize("units", [[], [["1"], ["2"]], [[]]])
def test_no_unit_with_two_answers_is_not_defined(units):
    assert reliability(units, DOMAIN, Level.NOMINAL) == Reliability(
        None, Level.NOMINAL, 0, 0
    )


def test_single_answers_do_not_make_the_rest_look_varied():
    found = reliability([["1", "1"], ["5"]], DOMAIN, Level.ORDINAL)

    assert (found.alpha, found.units) == (None, 1)


def test_an_answer_outside_the_domain_is_refused():
    with pytest.raises(ValueError, match="outside the domain: 9"):
        reliability([["1", "9"]], DOMAIN, Level.NOMINAL)


@given(st.lists(st.lists(st.sampled_from(DOMAIN), max_size=4), min_size=1, max_size=8))
def test_alpha_equals_the_definition_over_pairs_of_answers(units):
    for level in Level:
        found = reliability(units, DOMAIN, level).alpha
        if found is not None:
            assert found == pytest.approx(
                oracle.alpha(units, DOMAIN, level.value), abs=1e-9
            )
            assert found <= 1
