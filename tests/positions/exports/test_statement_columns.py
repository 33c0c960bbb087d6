"""Each column of a file against the row that it tells of, as whole rows."""

import pytest

from positions.exports.statements import COLUMNS
from positions.exports.tables import LICENCE
from positions.statement_fields import FIELDS, SEED_COLUMNS
from positions.vocabulary import Review
from tests.csv_rows import read_csv
from tests.told import cited_told, published, verified_told

REFUSAL = "A forgery."


def file(client, address):
    return read_csv(client.get(address).content.decode())


@pytest.fixture
def told(curator):
    made = cited_told(curator)
    published()
    return made


def test_the_file_of_statements_holds_what_the_row_holds(client, told):
    (row,) = file(client, "/export/statements.csv")

    assert row == {
        "id": "2025-03-01-ru-truce",
        "party": "RU",
        "issue": "ceasefire",
        "option": "none",
        "said_on": "2025-03-01",
        "said_on_note": "from the caption",
        "reported_on": "2025-03-04",
        "speaker": "Iva Reed",
        "speaker_role": "Minister of the harbour",
        "kind": "doctrine",
        "attribution": "direct_quote",
        "condition": "if talks fail",
        "joint_with": "GG UA",
        "summary": "She refused a truce.",
        "quote": "No truce before talks.",
        "quote_language": "fr",
        "publisher": "Harbour Gazette",
        "source_title": "Minister speaks",
        "source_url": "https://gazette.example/1",
        "also_urls": "https://echo.example/2 https://echo.example/3",
        "source_grade": "C",
        "tier": "2",
        "note": "an echo of May",
        "statement": str(told.pk),
        "process": "talks",
        "evidence": "cited",
        "coder": "olha",
        "coder_version": "7",
        "review": "accepted",
        "reviewed_on": "2025-03-09",
        "retraction_reason": "",
        "version": "3",
        "stated_line": "true",
        "unconfirmed": "false",
        "licence": LICENCE,
    }


def test_the_file_as_json_says_which_data_it_holds_and_under_which_licence(
    client, told
):
    held = client.get("/export/statements.json").json()

    (row,) = held.pop("statements")
    assert held == {"revision": 1, "licence": LICENCE}
    assert (row["id"], row["statement"]) == ("2025-03-01-ru-truce", told.pk)


def test_a_retracted_statement_gives_its_reason_and_states_no_line(client, curator):
    cited_told(curator, review=Review.RETRACTED, review_note=REFUSAL)
    published()

    (row,) = file(client, "/export/statements.csv")

    assert {name: row[name] for name in ("review", "retraction_reason")} == {
        "review": "retracted",
        "retraction_reason": REFUSAL,
    }
    assert row["stated_line"] == "false"


def test_what_a_statement_does_not_say_of_its_source_its_text_says(client, curator):
    made = verified_told(curator)
    published()

    (row,) = file(client, "/export/statements.csv")

    wanted = ("id", "publisher", "source_title", "source_url", "source_grade")
    assert [row[name] for name in wanted] == [
        str(made.pk),
        "Quay News",
        "They met",
        "https://quay.example/9",
        "A",
    ]


def test_the_statements_of_an_issue_hold_what_the_row_holds(client, told):
    address = "/issues/ceasefire/statements.csv?as_of=2025-04-01&known_at=2025-03-31"
    (row,) = file(client, address)

    assert row == {
        "statement": str(told.pk),
        "party": "RU",
        "issue": "ceasefire",
        "option": "none",
        "value": "-0.75",
        "said_on": "2025-03-01",
        "reported_on": "2025-03-04",
        "attribution": "direct_quote",
        "kind": "doctrine",
        "evidence": "cited",
        "tier": "2",
        "speaker": "Iva Reed",
        "quote": "No truce before talks.",
        "summary": "She refused a truce.",
        "condition": "if talks fail",
        "publisher": "Harbour Gazette",
        "source_url": "https://gazette.example/1",
        "process": "talks",
        "as_of": "2025-04-01",
        "known_at": "2025-03-31",
        "own_words_only": "false",
        "rule": "own-line-v1",
        "revision": "1",
        "licence": LICENCE,
    }


def test_a_cell_of_the_matrix_holds_what_its_statement_holds(client, told):
    rows = file(client, "/export/matrix.csv?as_of=2025-04-01")

    assert next(row for row in rows if row["party"] == "RU") == {
        "process": "talks",
        "party": "RU",
        "party_name": "Redland",
        "issue": "ceasefire",
        "issue_title": "Ceasefire",
        "option": "none",
        "label": "No truce",
        "value": "-0.75",
        "strength": "weak",
        "contested": "false",
        "joint": "false",
        "said_on": "2025-03-01",
        "reported_on": "2025-03-04",
        "attribution": "direct_quote",
        "kind": "doctrine",
        "evidence": "cited",
        "condition": "if talks fail",
        "quote": "No truce before talks.",
        "publisher": "Harbour Gazette",
        "source_url": "https://gazette.example/1",
        "statement": str(told.pk),
        "newer_not_counted": "",
        "as_of": "2025-04-01",
        "known_at": "",
        "own_words_only": "false",
        "rule": "own-line-v1",
        "revision": "1",
        "licence": LICENCE,
    }


def test_an_interval_holds_what_its_statement_holds(client, told):
    rows = file(client, "/issues/ceasefire/timeline.csv?as_of=2025-04-01")

    assert [row for row in rows if row["party"] == "RU"] == [
        {
            "party": "RU",
            "issue": "ceasefire",
            "valid_from": "2025-03-01",
            "valid_to": "",
            "option": "none",
            "label": "No truce",
            "value": "-0.75",
            "strength": "weak",
            "contested": "false",
            "joint": "false",
            "said_on": "2025-03-01",
            "statement": str(told.pk),
            "process": "talks",
            "as_of": "2025-04-01",
            "known_at": "",
            "own_words_only": "false",
            "rule": "own-line-v1",
            "revision": "1",
            "licence": LICENCE,
        }
    ]


def test_the_api_answers_what_the_file_holds(client, curator):
    cited_told(curator)
    verified_told(curator)
    cited_told(
        curator, key="gone", option=None, review=Review.RETRACTED, review_note=REFUSAL
    )
    published()

    rows = {r["statement"]: r for r in file(client, "/export/statements.csv")}
    answers = client.get("/api/statements").json()["statements"]

    told_alike = [f for f in FIELDS if f.name != "process"]
    assert {
        str(answer["id"]): {f.in_files: as_text(answer[f.in_api]) for f in told_alike}
        for answer in answers
    } == {
        number: {f.in_files: row[f.in_files] for f in told_alike}
        for number, row in rows.items()
    }
    assert [answer["url"] for answer in answers] == [
        f"/statements/{answer['id']}/" for answer in answers
    ]
    assert {*answers[0]} == {"url", *(f.in_api for f in told_alike)}


def as_text(value):
    """As `as_csv` writes it."""
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_the_seed_columns_come_first_in_the_order_of_the_seed_file():
    assert COLUMNS[: len(SEED_COLUMNS)] == SEED_COLUMNS
    assert COLUMNS[-1] == "licence"
