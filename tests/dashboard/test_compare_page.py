"""Parties side by side."""

import re
from datetime import date
from itertools import pairwise

import pytest

from dashboard.asking.compare import MOST_SIDES
from tests.csv_rows import read_csv
from tests.curated import make_accepted, make_party, option_of
from tests.dashboard import expected
from tests.dashboard.markup import find, page, words
from tests.dashboard.small_talks import published

APRIL = "2025-04-22"


def csv(client, address):
    return read_csv(client.get(address).content.decode())


@pytest.mark.parametrize("day", [APRIL, "2025-11-25", "2026-06-07"])
def test_the_score_of_russia_and_ukraine_is_the_one_of_the_slow_count(
    client, seeded, day
):
    _, tree = page(client, f"/compare/?as_of={day}&a=RU&b=UA")

    value, n = expected.pair("RU", "UA", day)
    score = words(find(tree, ".score div")[0])
    assert score.startswith(
        f"{round(100 * value)} of 100 agreement on {n} of 12 issues."
    )


def test_counts_of_sides_add_up_to_the_issues(client, seeded):
    _, tree = page(client, f"/compare/?as_of={APRIL}&a=RU&b=UA")

    counts = [int(b.text) for b in find(tree, ".score b")[1:]]
    assert sum(counts) == 12


def test_issues_stand_nearest_first_with_both_in_their_own_words(client, seeded):
    _, tree = page(client, f"/compare/?as_of={APRIL}&a=RU&b=UA")

    rows = find(find(tree, "ul.cmp")[0], "li")
    distances = [
        float(found[1])
        for row in rows
        if (found := re.search(r"([\d.]+) of 2", words(find(row, ".what")[0])))
    ]
    assert distances == sorted(distances)
    assert len(rows) == expected.pair("RU", "UA", APRIL)[1]
    assert all(len(find(row, ".side .src a")) >= 2 for row in rows)


def test_scores_as_a_file_are_those_of_the_page_and_of_the_slow_count(client, seeded):
    rows = csv(client, f"/compare/pairs.csv?as_of={APRIL}&a=RU&b=UA&party=US,EU")

    slow = {
        (row["a"], row["b"]): expected.pair(row["a"], row["b"], APRIL) for row in rows
    }
    assert len(rows) == 6
    assert {(r["a"], r["b"]): (float(r["agreement"]), int(r["n"])) for r in rows} == {
        pair: (pytest.approx(value, abs=1e-6), n) for pair, (value, n) in slow.items()
    }


def test_the_score_can_be_recomputed_from_the_file_of_issues(client, seeded):
    issues = csv(client, f"/compare/issues.csv?as_of={APRIL}&a=RU&b=UA")
    pairs = csv(client, f"/compare/pairs.csv?as_of={APRIL}&a=RU&b=UA")

    distances = [float(row["distance"]) for row in issues if row["distance"]]
    agreement = 1 - sum(distances) / len(distances) / 2
    assert float(pairs[0]["agreement"]) == pytest.approx(agreement, abs=1e-6)


def test_a_pair_with_one_shared_issue_gets_no_score(client, curator, talks):
    for code, key in (("RU", "none"), ("UA", "full")):
        make_accepted(curator, party=talks[code], option=option_of(talks["issue"], key))
    published()

    _, tree = page(client, "/compare/?a=RU&b=UA")

    assert words(find(tree, "h1")[0]) == (
        "Redland and Blueland share too few issues to say: we can compare one issue"
    )
    assert words(find(tree, ".score div")[0]) == (
        "no score 1 shared issue; at least two are needed."
    )


def test_nothing_found_is_said_and_not_called_neutral(client, curator, talks):
    make_accepted(curator, party=talks["RU"])
    published()

    _, tree = page(client, "/compare/?a=RU&b=UA")

    row = find(tree, "ul.cmp li")[0]
    assert "not comparable" in words(row)
    assert "Blueland: nothing found by this date" in words(row)


def test_without_a_choice_the_belligerents_are_compared(client, talks):
    published()

    _, tree = page(client, "/compare/")

    chosen = [o.get("value") for o in find(tree, "select option[selected]")]
    assert chosen == ["RU", "UA"]


def test_further_parties_are_each_compared_with_all(client, seeded):
    _, tree = page(client, f"/compare/?as_of={APRIL}&a=RU&b=UA&party=US&party=EU")

    pairs = [words(th) for th in find(tree, "table tbody th a")][:6]
    sides = find(find(tree, "ul.cmp.many li")[0], ".side")
    assert pairs == [
        "Russia and Ukraine",
        "Russia and United States",
        "Russia and European Union",
        "Ukraine and United States",
        "Ukraine and European Union",
        "United States and European Union",
    ]
    assert len(sides) == 4


def test_all_parties_can_be_compared(client, seeded):
    codes = "RU,US,CN,TR,NATO,HU,BE,DE,FR,GB,COW,EU,UA"

    answer, tree = page(client, f"/compare/?as_of={APRIL}&a=RU&b=UA&party={codes}")

    assert answer.status_code == 200
    assert len(find(find(tree, "ul.cmp.many li")[0], ".side")) == 13


def test_more_parties_than_a_page_holds_are_refused_in_plain_words(client, talks):
    codes = [make_party(f"P{n:02d}", f"Party {n}").code for n in range(MOST_SIDES - 1)]
    published()

    most, _ = page(client, f"/compare/?a=RU&b=UA&party={','.join(codes[1:])}")
    more, told = page(client, f"/compare/?a=RU&b=UA&party={','.join(codes)}")

    assert (most.status_code, more.status_code) == (200, 400)
    assert f"At most {MOST_SIDES} parties" in words(find(told, "[role=alert]")[0])
    assert find(told, ".score")


def test_a_party_is_not_compared_with_itself(client, seeded):
    answer, tree = page(client, "/compare/?a=RU&b=RU")

    assert answer.status_code == 400
    assert "Choose two different parties." in words(find(tree, "[role=alert]")[0])


@pytest.mark.parametrize("wrong", ["a=XX", "party=RU,XX", "b=%00", "as_of=0001-01-01"])
def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded, wrong):
    answer, tree = page(client, f"/compare/?{wrong}")

    assert answer.status_code == 400
    assert "It is left out here." in words(find(tree, "[role=alert]")[0])
    assert find(tree, "ul.cmp")


def test_the_address_of_a_swap_names_the_pair_and_leaves_defaults_out(client, seeded):
    answer, _ = page(
        client,
        f"/compare/?known_at=&party=US&b=UA&a=RU&as_of={APRIL}",
        **{"HX-Request": "true", "HX-Target": "view"},
    )

    assert answer.headers["HX-Push-Url"] == (
        f"/compare/?a=RU&b=UA&as_of={APRIL}&party=US"
    )


def test_months_end_on_the_day_of_the_page_with_its_score(client, seeded):
    months = csv(client, f"/compare/months.csv?as_of={APRIL}&a=RU&b=UA")

    value, n = expected.pair("RU", "UA", APRIL)
    assert months[-1]["day"] == APRIL
    assert float(months[-1]["agreement"]) == pytest.approx(value, abs=1e-6)
    assert int(months[-1]["n"]) == n
    assert all(
        date.fromisoformat(one["day"]) < date.fromisoformat(other["day"])
        for one, other in pairwise(months)
    )


def test_with_fewer_than_two_parties_there_is_nothing_to_compare(client, db):
    assert client.get("/compare/").status_code == 404
