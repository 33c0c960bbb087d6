import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import agreement_index, rice


@pytest.mark.parametrize(
    ("votes", "of_rice", "of_hix"),
    [
        ((10, 0, 0), 1, 1),
        ((5, 5, 0), 0, 0.25),
        ((4, 4, 4), 0, 0),
        ((6, 3, 1), 1 / 3, 0.4),
        ((0, 0, 7), None, 1),
        ((0, 0, 0), None, None),
    ],
)
def test_indices_have_the_values_of_their_definitions(votes, of_rice, of_hix):
    yes, no, abstain = votes

    found = rice(yes, no), agreement_index(yes, no, abstain)

    assert found == (
        None if of_rice is None else pytest.approx(of_rice),
        None if of_hix is None else pytest.approx(of_hix),
    )


def test_negative_counts_are_refused():
    with pytest.raises(ValueError, match="negative"):
        rice(-1, 2)
    with pytest.raises(ValueError, match="negative"):
        agreement_index(1, 2, -1)


@given(*[st.integers(0, 50)] * 3)
def test_indices_stay_between_none_and_one(yes, no, abstain):
    for found in (rice(yes, no), agreement_index(yes, no, abstain)):
        assert found is None or 0 <= found <= 1
