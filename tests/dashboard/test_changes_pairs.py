"""Which pairs came closer between two dates, on the page and in its file."""

import csv
import io

import pytest

from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import (
    APRIL,
    MARCH,
    accepted,
    published,
)

SPRING = "/changes/?from=2025-04-22&to=2025-05-31"


def page(client, address):
    answer = client.get(address)
    return answer, parsed(answer)


def pair_tables(tree):
    """Rows of the tables of pairs: names, both scores, change, n."""
    return {
        words(find(table, "caption")[0]): [
            [words(cell) for cell in row] for row in find(table, "tbody tr")
        ]
        for table in find(tree, "section[aria-labelledby=closer] table")
    }


def told_of_pairs(tree):
    return words(find(tree, "section[aria-labelledby=closer] p")[0])


def test_pairs_that_came_closer_are_told_on_the_issues_of_both_days(client, seeded):
    _, tree = page(client, SPRING)

    tables = pair_tables(tree)
    assert set(tables) == {"Came closer", "Moved apart", "Further pairs"}
    assert all(row[3].startswith("+") for row in tables["Came closer"])
    assert all(row[3].startswith("−") for row in tables["Moved apart"])
    named = tables["Came closer"] + tables["Moved apart"]
    assert min(int(row[4]) for row in named) >= 4
    first, then, now = tables["Came closer"][0][:3]
    assert words(find(tree, ".deck")[0]).endswith(
        f"The pair that came closer most: {first}."
    )
    assert told_of_pairs(tree).endswith(
        f"The greatest step: {first}, from {then} to {now} of 100 on 10 issues."
    )


def test_a_pair_with_one_shared_issue_is_not_said_to_come_closer(
    client, talks, curator
):
    accepted(curator, talks, "UA", "full", MARCH)
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(curator, talks, "RU", "full", APRIL)
    published()

    _, tree = page(client, "/changes/?from=2025-03-02&to=2025-05-01")

    assert pair_tables(tree) == {}
    assert told_of_pairs(tree) == (
        "No pair can be compared on the same issues on both days."
    )


def test_of_a_chosen_party_only_its_own_pairs_are_told(client, seeded):
    _, tree = page(client, f"{SPRING}&party=US")

    rows = [row for table in pair_tables(tree).values() for row in table]
    assert rows
    assert all("United States" in row[0] for row in rows)


def test_a_pair_leads_to_its_comparison_on_the_later_day(client, seeded):
    _, tree = page(client, f"{SPRING}&known_at=2025-05-31")

    address = find(tree, "section[aria-labelledby=closer] tbody a")[0].get("href")
    assert address == "/compare/?a=RU&b=UA&as_of=2025-05-31&known_at=2025-05-31"
    assert client.get(address).status_code == 200


def test_the_file_of_pairs_holds_every_pair_with_both_days(client, seeded):
    answer = client.get(f"{SPRING.replace('/changes/', '/changes/pairs.csv')}")
    _, tree = page(client, SPRING)

    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    told = told_of_pairs(tree)
    assert told.startswith(f"Of {len(rows)} pairs that can be compared")
    up = sum(float(row["change"]) > 0 for row in rows)
    down = sum(float(row["change"]) < 0 for row in rows)
    assert f"{up} came closer, {down} moved apart" in told
    for row in rows:
        before, after = float(row["agreement_before"]), float(row["agreement_after"])
        assert float(row["change"]) == pytest.approx(after - before, abs=2e-6)
        assert int(row["n"]) >= 2
