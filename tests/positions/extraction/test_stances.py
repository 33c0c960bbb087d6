import pytest

from tests.positions.extraction.test_holders import found


@pytest.mark.parametrize(
    ("text", "option"),
    [
        pytest.param("Norland rejects any truce.", "refused", id="refusal"),
        pytest.param("Norland does not rule out a truce.", "some", id="denied refusal"),
        pytest.param("A truce is unacceptable to Norland.", "refused", id="judgement"),
        pytest.param("Norland is ready for a truce.", "some", id="readiness"),
        pytest.param("Norland wants a truce at once.", "full", id="longer cue wins"),
    ],
)
def test_polarity_decides_the_option(text: str, option: str) -> None:
    assert found(text) == [("NO", "truce", option)]


def test_topic_of_the_sentence_before_is_meant_by_it() -> None:
    text = "Norland spoke of the harbour. It refuses to give up the harbour."

    assert found(text) == [("NO", "harbour", "kept")]


def test_two_issues_in_a_sentence_are_two_proposals() -> None:
    text = "Norland wants a full truce and will keep the harbour."

    assert found(text) == [("NO", "truce", "full"), ("NO", "harbour", "kept")]


def test_headline_is_no_evidence() -> None:
    assert found("NORLAND WANTS A FULL TRUCE\n\nNothing else is known.") == []
