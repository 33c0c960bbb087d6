"""Publishers with their counts."""

import csv
import io

from positions.actions.review_statement import retract
from positions.models import Source, Statement
from tests.conftest import NOW
from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import APRIL, MARCH, accepted, make_talks, published


def rows(tree):
    return [
        [words(cell) for cell in row.xpath("./th|./td")]
        for row in find(tree, "table.pubs tbody tr")
    ]


def test_each_publisher_has_its_grade_counts_and_parties(client, db, curator):
    talks = make_talks()
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(curator, talks, "UA", "full", APRIL)
    other = Source.objects.create(name="Quay Times", grade="C")
    accepted(curator, talks, "GG", "full", APRIL, source=other)
    published()

    tree = parsed(client.get("/sources/"))

    assert words(find(tree, "h1")[0]) == "Three statements rest on two publishers"
    assert rows(tree) == [
        [
            "Harbour Post post.example",
            "B",
            "2",
            "0",
            "Redland, Blueland",
            "1 March 2025 to 1 April 2025",
        ],
        ["Quay Times", "C", "1", "0", "Greyland", "1 April 2025"],
    ]


def test_a_retracted_statement_is_counted_apart(client, db, curator):
    talks = make_talks()
    accepted(curator, talks, "RU", "none", MARCH)
    wrong = accepted(curator, talks, "RU", "full", APRIL)
    published()

    retract(wrong, by=curator, now=NOW, reason="The page was a forgery.")

    assert [row[2:4] for row in rows(parsed(client.get("/sources/")))] == [["1", "1"]]


def test_all_numbers_add_up_to_the_accepted_statements(client, seeded):
    accepted_in_all = Statement.objects.accepted().count()

    tree = parsed(client.get("/sources/"))
    text = client.get("/sources/sources.csv").content.decode()

    table = rows(tree)
    in_file = list(csv.DictReader(io.StringIO(text)))
    assert sum(int(row[2]) for row in table) == accepted_in_all
    assert sum(int(row["statements"]) for row in in_file) == accepted_in_all
    assert len(table) == len(in_file) == Source.objects.count()


def test_without_statements_the_page_says_so(client, db):
    make_talks()
    published()

    tree = parsed(client.get("/sources/"))

    assert words(find(tree, "h1")[0]) == "No statement has been accepted yet"
