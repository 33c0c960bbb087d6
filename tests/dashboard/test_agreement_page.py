"""Agreement of all pairs, camps, common ground, convergence."""

import re
from itertools import combinations

import pytest

from tests.csv_rows import read_csv
from tests.curated import make_accepted, make_issue, make_party, option_of
from tests.dashboard import expected
from tests.dashboard.expected import SEATED
from tests.dashboard.markup import find, page, words
from tests.dashboard.small_talks import published

DAYS = ("2025-04-22", "2026-06-07")


def csv(client, address):
    return read_csv(client.get(address).content.decode())


def scores(tree):
    """Text of each cell of the heat map by its two codes."""
    return {
        tuple(re.search(r"a=(\w+)&b=(\w+)", link.get("href")).groups()): words(link)
        for link in find(tree, "table.heat a.pair")
    }


def heat(value, n):
    if value is None:
        return "none" if n == 0 else "1 issue"
    return f"{round(100 * value)}n={n}"


@pytest.mark.parametrize("day", DAYS)
def test_every_pair_has_the_score_of_the_slow_count_both_ways(client, seeded, day):
    _, tree = page(client, f"/agreement/?as_of={day}")

    slow = {}
    for a, b in combinations(SEATED, 2):
        slow[a, b] = slow[b, a] = heat(*expected.pair(a, b, day))
    assert scores(tree) == slow


def test_pairs_as_a_file_are_the_slow_counts(client, seeded):
    rows = csv(client, f"/agreement/pairs.csv?as_of={DAYS[0]}")

    slow = {pair: expected.pair(*pair, DAYS[0]) for pair in combinations(SEATED, 2)}
    assert {
        (r["a"], r["b"]): (r["agreement"] and float(r["agreement"]), int(r["n"]))
        for r in rows
    } == {
        pair: ("" if value is None else pytest.approx(value, abs=1e-6), n)
        for pair, (value, n) in slow.items()
    }


def test_the_mean_of_the_last_day_is_the_mean_of_the_scored_pairs(client, seeded):
    pairs = csv(client, f"/agreement/pairs.csv?as_of={DAYS[0]}")
    last = csv(client, f"/agreement/mean.csv?as_of={DAYS[0]}")[-1]

    known = [float(row["agreement"]) for row in pairs if row["agreement"]]
    assert (last["day"], int(last["pairs"])) == (DAYS[0], len(known))
    assert float(last["mean_agreement"]) == pytest.approx(
        sum(known) / len(known), abs=1e-5
    )


def test_the_file_of_months_holds_every_pair_at_every_month_end(client, seeded):
    rows = csv(client, f"/agreement/months.csv?as_of={DAYS[0]}")

    days = sorted({row["day"] for row in rows})
    assert len(rows) == len(days) * len(list(combinations(SEATED, 2)))
    assert days[-2:] == ["2025-03-31", "2025-04-22"]


def test_issues_stand_by_distance_with_too_few_last(client, seeded):
    _, tree = page(client, f"/agreement/?as_of={DAYS[0]}")

    readings = [words(td) for td in find(tree, "table.rank tbody td b")]
    order = ["common ground", "bridgeable", "split", "too few"]
    assert readings == sorted(readings, key=order.index)
    assert len(readings) == 12


def test_every_party_is_in_a_camp_or_named_as_not_placed(client, seeded):
    _, tree = page(client, f"/agreement/?as_of={DAYS[0]}")

    text = words(find(tree, ".camps p")[0])
    names = [words(th) for th in find(tree, "table.heat tbody th")]
    full = {"US": "United States", "UK": "United Kingdom", "EU": "European Union"}
    assert [n for n in names if full.get(n, n) not in text] == []
    assert "no other split fits better" in text


def three(curator, held):
    """Parties with their options on five issues, as one letter each: f, p or n."""
    options = {"f": "full", "p": "partial", "n": "none"}
    for number in range(5):
        issue = make_issue(f"issue-{number}", ("full", "partial", "none"))
        for code, (name, kind, letters) in held.items():
            make_accepted(
                curator,
                party=make_party(code, name, kind),
                issue=issue,
                option=option_of(issue, options[letters[number]]),
            )
    published()


SIDES = {
    "RU": ("Redland", "belligerent", "nnnnn"),
    "UA": ("Blueland", "belligerent", "fffff"),
}


@pytest.mark.parametrize(
    ("others", "headline"),
    [
        (
            {"GG": ("Greyland", "other", "ppppp")},
            "Greyland is about as close to Redland (50 of 100) as to Blueland (50)",
        ),
        (
            {"GG": ("Greyland", "other", "ffffp")},
            "Greyland is closer to Blueland (90 of 100, not 10)",
        ),
        (
            {
                "GG": ("Greyland", "other", "ppppp"),
                "HH": ("Highland", "other", "fffff"),
                "II": ("Island", "other", "fffff"),
            },
            (
                "Greyland is about as close to Redland (50 of 100) as to Blueland "
                "(50); the two other parties with enough shared issues are closer to "
                "Blueland"
            ),
        ),
        (
            {
                "GG": ("Greyland", "other", "nnnnn"),
                "HH": ("Highland", "other", "fffff"),
            },
            (
                "Greyland is closer to Redland (100 of 100, not 0); "
                "Highland is closer to Blueland (100 of 100, not 0)"
            ),
        ),
    ],
    ids=["between", "one", "between and others", "one each"],
)
def test_the_headline_says_who_is_closer_to_whom(client, curator, db, others, headline):
    three(curator, SIDES | others)

    _, tree = page(client, "/agreement/")

    assert words(find(tree, "h1")[0]) == headline


def test_no_party_is_named_below_four_shared_issues(client, curator, db):
    issue = make_issue("ceasefire")
    for code in ("AA", "BB", "CC"):
        make_accepted(curator, party=make_party(code), issue=issue)
    published()

    _, tree = page(client, "/agreement/")

    assert "how far each pair agrees" in words(find(tree, "h1")[0])
    assert "Fewer than three parties" in words(find(tree, ".camps")[0])
    assert set(scores(tree).values()) == {"1 issue"}


def test_the_page_of_an_empty_process_says_so(client, db):
    make_issue()
    make_party("AA")
    make_party("BB")
    published()

    answer, tree = page(client, "/agreement/")

    assert answer.status_code == 200
    assert set(scores(tree).values()) == {"none"}


@pytest.mark.parametrize("table", ["secrets", "pairs2"])
def test_what_does_not_exist_is_not_found(client, seeded, table):
    assert client.get(f"/agreement/{table}.csv").status_code == 404


def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded):
    answer, tree = page(client, "/agreement/?as_of=never")

    assert answer.status_code == 400
    assert "It is left out here." in words(find(tree, "[role=alert]")[0])
    assert client.get("/agreement/pairs.csv?as_of=never").status_code == 400
