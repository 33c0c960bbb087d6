"""Statements of an issue in pages."""

from datetime import date, timedelta

import pytest

from positions.readers import quoted
from positions.readers.catalogue import read_catalogue
from positions.readers.positions.scope import Scope
from positions.readers.public_statement import read_accepted
from positions.readers.quoted import read_issue_statements
from positions.vocabulary import Review
from tests.conftest import NOW
from tests.curated import make_cited, make_issue, make_party, make_process

FIRST = date(2025, 3, 1)


@pytest.fixture
def issue(curator, monkeypatch):
    """Seven statements on seven days, the second of them retracted."""
    monkeypatch.setattr(quoted, "PAGE_LENGTH", 3)
    made = make_issue()
    for n in range(7):
        make_cited(
            issue=made,
            party=make_party("AA"),
            said_on=FIRST + timedelta(days=n),
            review=Review.RETRACTED if n == 1 else Review.ACCEPTED,
            review_note="A forgery." if n == 1 else "",
            reviewed_by=curator,
            reviewed_at=NOW,
        )
    return read_catalogue(make_process().pk).issue_by_key[made.key]


def days(page):
    return [(row.said_on - FIRST).days for row in page.rows]


def test_pages_go_from_the_newest_day_to_the_oldest(issue):
    until = FIRST + timedelta(days=4)

    pages = [read_issue_statements(issue, until, Scope(), n) for n in (1, 2)]

    assert [days(page) for page in pages] == [[4, 3, 2], [1, 0]]
    assert [(p.number, p.pages) for p in pages] == [(1, 2), (2, 2)]


def test_counts_tell_what_still_counts_and_what_came_later(issue):
    page = read_issue_statements(issue, FIRST + timedelta(days=4), Scope())

    assert (page.by_then, page.accepted, page.total) == (5, 4, 7)


def test_a_page_beyond_the_last_is_the_last(issue):
    page = read_issue_statements(issue, FIRST + timedelta(days=4), Scope(), 99)

    assert (page.number, days(page)) == (2, [1, 0])


def test_retracted_statements_carry_nothing(issue):
    page = read_issue_statements(issue, FIRST + timedelta(days=9), Scope(), 3)
    rows = (
        page.rows
        + read_issue_statements(issue, FIRST + timedelta(days=1), Scope()).rows
    )

    found = read_accepted(row.pk for row in rows)

    assert {row.review for row in found.values()} == {Review.ACCEPTED}
