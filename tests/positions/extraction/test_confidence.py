import pytest

from positions.extraction.confidence import NAMES, WEIGHTS
from tests.positions.extraction.test_holders import coded


def confidence(text: str) -> float:
    (proposal,) = coded(text)
    return proposal.confidence


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        pytest.param(
            "Orn demands a full truce.",
            "Suderia says that Norland demands a full truce.",
            id="told by another",
        ),
        pytest.param(
            "Norland rejects a truce.",
            "Norland rejects what some call, for want of a better word, a truce.",
            id="words between those of the cue",
        ),
        pytest.param(
            "Orn will keep the harbour.",
            "Orn spoke of the port. She will never give up or share any harbour.",
            id="words between holder and cue",
        ),
    ],
)
def test_what_makes_a_proposal_less_sure(surer: str, less_sure: str) -> None:
    assert confidence(surer) > confidence(less_sure)


def test_each_weight_has_a_name_and_each_proposal_a_value_for_it() -> None:
    (proposal,) = coded("Orn wants a full truce.")

    assert len(NAMES) == len(WEIGHTS) == len(proposal.features)
