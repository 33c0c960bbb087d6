from positions.extraction import ProposedStatement, propose
from positions.vocabulary import Attribution
from tests.positions.extraction.small_world import DAY, WORLD

QUESTIONS = (
    "Norland and Suderia fight on. Will you talk?",
    "And the fighting?",
    "What of the harbour?",
)
ANSWERS = ("Gladly.", "We want a full truce.", "I will keep the harbour.")


def interview(title: str, questions: tuple[str, ...] = QUESTIONS) -> str:
    turns = [line for pair in zip(questions, ANSWERS, strict=True) for line in pair]
    return "\n\n".join([title, *turns])


def coded(text: str) -> tuple[ProposedStatement, ...]:
    return propose(text, WORLD, published_on=DAY, language="en")


def test_answers_are_the_words_of_the_person_in_the_headline() -> None:
    proposals = coded(interview("An hour with Ada Orn"))

    assert [(p.speaker, p.issue, p.attribution, p.quote) for p in proposals] == [
        ("Ada Orn", "truce", Attribution.DIRECT_QUOTE, "We want a full truce."),
        ("Ada Orn", "harbour", Attribution.DIRECT_QUOTE, "I will keep the harbour."),
    ]


def test_two_people_in_the_headline_leave_the_answers_to_nobody() -> None:
    assert coded(interview("Ada Orn and Ben Sul, an hour each")) == ()


def test_a_report_with_a_rhetorical_question_is_no_interview() -> None:
    questions = (QUESTIONS[0], "The fighting goes on.", "So does the trade.")

    assert coded(interview("An hour with Ada Orn", questions)) == ()
