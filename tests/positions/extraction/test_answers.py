import json

import pytest

from positions.extraction.answers import MOST, ask_model, read_answer, schema
from positions.vocabulary import Attribution, Kind
from tests.positions.extraction.small_world import DAY, WORLD

TEXT = "A headline\n\nNorland wants a full truce. Suderia said no.\n"
ROW = {
    "party": "NO",
    "issue": "truce",
    "option": "full",
    "attribution": "paraphrase",
    "kind": "remark",
    "quote": "Norland wants a full truce.",
    "condition": "",
}


def read(*rows):
    answer = json.dumps({"statements": list(rows)})
    return read_answer(answer, TEXT, WORLD, "small", DAY)


def test_answer_counts_when_keys_exist_and_quote_stands_in_the_text() -> None:
    (proposal,) = read(ROW).proposals

    assert TEXT[proposal.start : proposal.end] == proposal.quote
    assert (proposal.party, proposal.issue, proposal.option, proposal.value) == (
        "NO",
        "truce",
        "full",
        1.0,
    )
    assert proposal.why[0] == "proposed by a language model (small)"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"party": "XX"}, "unknown party"),
        ({"option": "kept"}, "unknown issue or option"),
        ({"issue": "else"}, "unknown issue or option"),
        ({"attribution": "rumour"}, "unknown attribution"),
        ({"kind": "document"}, "unknown kind"),
        ({"quote": "Norland demands a full truce."}, "the quote is not in the text"),
        ({"quote": "Norland"}, "the quote is too short"),
        ({"quote": None}, "the quote is too short"),
    ],
)
def test_what_cannot_be_checked_is_refused(changes, reason: str) -> None:
    answer = read(ROW | changes)

    assert (answer.proposals, answer.refused) == ((), (reason,))


@pytest.mark.parametrize(
    "answer",
    ["", "no", "[]", "null", '{"statements": 1}', '{"else": []}', "[" * 100_000],
)
def test_answer_of_another_shape_is_refused(answer: str) -> None:
    read_so = read_answer(answer, TEXT, WORLD, "small", DAY)

    assert read_so.proposals == ()
    assert read_so.refused == ("the answer is not the JSON that was asked for",)


def test_statement_of_another_shape_is_refused() -> None:
    assert read("words").refused == ("a statement is not an object",)


def test_leak_is_at_most_an_offer() -> None:
    (proposal,) = read(ROW | {"attribution": "leak", "kind": "doctrine"}).proposals

    assert (proposal.attribution, proposal.kind) == (Attribution.LEAK, Kind.OFFER)


def test_same_passage_counts_once() -> None:
    assert len(read(ROW, ROW).proposals) == 1


def test_model_is_told_the_keys_and_held_to_them() -> None:
    asked = []

    def ask(messages, form):
        asked.append((messages, form))
        return json.dumps({"statements": [ROW]})

    answer = ask_model(TEXT, WORLD, ask)

    ((messages, form),) = asked
    assert json.loads(answer) == {"statements": [ROW]}
    assert (
        "Issue truce (Truce): refused = refused; some = some"
        in (messages[0]["content"])
    )
    assert messages[1] == {"role": "user", "content": TEXT}
    assert form == schema(WORLD)
    item = form["properties"]["statements"]["items"]
    assert item["properties"]["issue"] == {"enum": ["truce", "harbour"]}
    assert item["additionalProperties"] is False


def test_of_a_flood_of_statements_the_first_count_and_the_rest_is_refused() -> None:
    found = read(*[ROW] * (MOST + 2))

    assert len(found.proposals) == 1
    assert found.refused == (f"it is beyond the first {MOST}",) * 2
