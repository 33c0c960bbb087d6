import pytest

from positions.extraction import propose
from positions.vocabulary import Attribution, Kind
from tests.positions.extraction.small_world import DAY, WORLD
from tests.positions.extraction.test_holders import coded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We want a full truce,” Orn said.",
            Attribution.DIRECT_QUOTE,
            id="words in quotation marks",
        ),
        pytest.param(
            "Orn wants “a full and honest truce at once”.",
            Attribution.DIRECT_QUOTE,
            id="partly quoted",
        ),
        pytest.param("Orn wants a full truce.", Attribution.PARAPHRASE, id="own line"),
        pytest.param(
            "Suderia says that Norland demands a full truce.",
            Attribution.REPORTED,
            id="told by an opponent",
        ),
        pytest.param(
            "Norland wants a full truce, people familiar with the talks said.",
            Attribution.LEAK,
            id="unnamed sources",
        ),
        pytest.param(
            "Leaked papers show more. Norland wants a full truce.",
            Attribution.LEAK,
            id="leak in the sentence before",
        ),
        pytest.param(
            "Leaked papers show what Midmark plans. Norland wants a full truce.",
            Attribution.PARAPHRASE,
            id="leak about somebody else before",
        ),
        pytest.param(
            "A statement from Nordstad said that Norland wants a full truce.",
            Attribution.OFFICIAL_DOCUMENT,
            id="a party's paper",
        ),
    ],
)
def test_attribution_tells_whose_words_they_are(
    text: str, expected: Attribution
) -> None:
    (proposal,) = coded(text)

    assert proposal.attribution is expected


def test_points_of_a_leaked_plan_are_leaks_of_its_author() -> None:
    text = (
        "A leaked Midmarkish plan has two points.\n\n"
        "1. A full truce.\n2. A joint company runs the harbour.\n"
    )

    proposals = coded(text)

    assert [(p.party, p.issue, p.attribution, p.kind) for p in proposals] == [
        ("MI", "truce", Attribution.LEAK, Kind.OFFER),
        ("MI", "harbour", Attribution.LEAK, Kind.OFFER),
    ]


def test_turns_of_a_transcript_are_the_speakers_own_words() -> None:
    text = (
        "QUESTION: And the truce, with Norland as it is?\n\n"
        "ADA ORN: We want a full truce.\n\n"
        "QUESTION: Thank you.\n"
    )

    proposals = coded(text)

    assert [(p.speaker, p.attribution) for p in proposals] == [
        ("Ada Orn", Attribution.DIRECT_QUOTE)
    ]


def test_a_statement_by_its_title_is_the_partys_own_text() -> None:
    text = (
        "Statement by the government of Norland\n\n"
        "We call on Suderia to stop. Norland wants a full truce.\n"
    )

    proposals = propose(text, WORLD, published_on=DAY, language="en")

    assert [(p.party, p.attribution) for p in proposals] == [
        ("NO", Attribution.OFFICIAL_DOCUMENT)
    ]


def test_a_report_that_speaks_of_a_message_is_no_partys_own_text() -> None:
    text = (
        "Norland and Suderia\n\n"
        "Orn said in a message that we shall see. A poet wrote that we all lose. "
        "A full truce, at once.\n"
    )

    proposals = propose(text, WORLD, published_on=DAY, language="en")

    assert Attribution.OFFICIAL_DOCUMENT not in {p.attribution for p in proposals}


def test_whom_we_speak_of_is_not_the_author() -> None:
    text = (
        "Remarks at a conference on the war\n\n"
        "Thank you. We call on Norland to accept a full truce. "
        "We believe that Suderia will keep the harbour.\n"
    )

    proposals = propose(text, WORLD, published_on=DAY, language="en")

    assert Attribution.OFFICIAL_DOCUMENT not in {p.attribution for p in proposals}


def test_words_in_marks_about_something_else_are_no_evidence() -> None:
    (proposal,) = coded("Orn wants a full truce despite “the weather of these days”.")

    assert proposal.attribution is Attribution.PARAPHRASE
    assert proposal.quote.startswith("Orn wants a full truce")


def test_a_name_beside_we_is_the_author_and_the_place_is_not() -> None:
    text = (
        "Joint statement on the war\n\nNordstad, 4 July 2040\n\n"
        "We, the members of the League, met today. We support a full truce.\n"
        "Suderia and Norland know it.\n"
    )

    proposals = propose(text, WORLD, published_on=DAY, language="en")

    assert [(p.party, p.attribution) for p in proposals] == [
        ("LG", Attribution.OFFICIAL_DOCUMENT)
    ]
