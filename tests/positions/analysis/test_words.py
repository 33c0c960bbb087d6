import pytest

from positions.analysis import (
    Claim,
    DistanceWord,
    StepWord,
    claim,
    distance_word,
    step_word,
)


@pytest.mark.parametrize(
    ("distance", "word"),
    [
        (0.0, DistanceWord.SAME),
        (0.05, DistanceWord.NEAR),
        (0.49, DistanceWord.NEAR),
        (0.5, DistanceWord.APART),
        (0.99, DistanceWord.APART),
        (0.35 + 0.65, DistanceWord.FAR_APART),
        (1.79, DistanceWord.FAR_APART),
        (1.1 + 0.7, DistanceWord.OPPOSITE_ENDS),
        (2.0, DistanceWord.OPPOSITE_ENDS),
    ],
)
def test_distances_have_words(distance, word):
    assert distance_word(distance) is word


@pytest.mark.parametrize(
    ("step", "word"),
    [
        (0.35, StepWord.SMALL),
        (-0.39, StepWord.SMALL),
        (0.4, StepWord.MEDIUM),
        (1.0 - 0.6, StepWord.MEDIUM),
        (-0.89, StepWord.MEDIUM),
        (0.9, StepWord.LARGE),
        (-2.0, StepWord.LARGE),
    ],
)
def test_steps_have_words_whatever_their_direction(step, word):
    assert step_word(step) is word


@pytest.mark.parametrize(
    ("agreement", "word"),
    [
        (1.0, Claim.ALMOST_ALWAYS_AGREE),
        (0.9, Claim.ALMOST_ALWAYS_AGREE),
        (0.8, Claim.MOSTLY_AGREE),
        (0.6, Claim.TEND_TO_AGREE),
        (0.5, Claim.MIXED),
        (0.3, Claim.TEND_TO_DIFFER),
        (0.2, Claim.MOSTLY_DIFFER),
        (0.0, Claim.ALMOST_ALWAYS_DIFFER),
        (None, Claim.UNDEFINED),
    ],
)
def test_claims_follow_the_agreement_where_the_evidence_is_full(agreement, word):
    assert claim(agreement, n=9, of=12) is word


@pytest.mark.parametrize(("n", "of"), [(2, 3), (3, 12), (2, 2)])
def test_thin_evidence_never_allows_more_than_tend_to(n, of):
    found = {claim(a / 10, n, of) for a in range(11)}

    assert found == {Claim.TEND_TO_AGREE, Claim.MIXED, Claim.TEND_TO_DIFFER}


@pytest.mark.parametrize(("n", "of"), [(3, 9), (4, 12), (3, 3)])
def test_three_issues_and_a_third_of_all_are_enough_for_a_strong_word(n, of):
    assert claim(1.0, n, of) is Claim.ALMOST_ALWAYS_AGREE
