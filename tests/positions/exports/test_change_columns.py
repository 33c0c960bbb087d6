"""Each column of a file of changes against the statement behind the change."""

from datetime import date

import pytest

from positions.exports.tables import LICENCE
from positions.models import Statement
from tests.csv_rows import read_csv
from tests.told import cited_told, published

REFUSAL = "A forgery."


def file(client, address):
    return read_csv(client.get(address).content.decode())


@pytest.fixture
def moved(curator):
    """Redland went from a full truce to none."""
    first = cited_told(curator, key="before", said_on=date(2025, 2, 1))
    full = first.issue.options.get(key="full")
    Statement.objects.filter(pk=first.pk).update(option=full)
    moved = cited_told(curator)
    for statement in (first, moved):
        statement.joint_with.clear()
    published()
    return moved


def test_a_change_holds_what_its_statement_holds(client, moved):
    address = "/changes/changes.csv?from=2025-02-15&to=2025-04-01"
    (row,) = file(client, address)

    assert row == {
        "party": "RU",
        "issue": "ceasefire",
        "kind": "moved",
        "said_on": "2025-03-01",
        "repeated_on": "",
        "option_before": "full",
        "value_before": "1",
        "option_after": "none",
        "value_after": "-0.75",
        "step": "-1.75",
        "size": "large",
        "toward": "",
        "away": "",
        "statement": str(moved.pk),
        "quote": "No truce before talks.",
        "source_url": "https://gazette.example/1",
        "from": "2025-02-15",
        "to": "2025-04-01",
        "rule": "own-line-v1",
        "revision": "1",
        "licence": LICENCE,
    }


def test_a_change_on_the_time_line_holds_what_its_statement_holds(client, moved):
    rows = file(client, "/timeline/timeline.csv?from=2025-02-15&to=2025-04-01")

    assert rows == [
        {
            "day": "2025-03-01",
            "end_day": "",
            "what": "change",
            "kind": "moved",
            "title": "",
            "party": "RU",
            "issue": "ceasefire",
            "option_before": "full",
            "option_after": "none",
            "step": "-1.75",
            "statement": str(moved.pk),
            "source_url": "",
            "revision": "1",
            "licence": LICENCE,
        }
    ]
