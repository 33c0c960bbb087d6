"""The front page as a reader without scripts gets it."""

import re
from datetime import date, timedelta

from positions.models import Option, Participation, Statement
from positions.vocabulary import Attribution, Kind
from tests.curated import (
    make_accepted,
    make_statement,
    option_of,
)
from tests.dashboard.markup import find, page, words
from tests.dashboard.small_talks import published
from tests.oracles.position import position
from tests.positions.analysis import seed_statements

SIX_DATES = (
    "2025-04-22",
    "2025-05-31",
    "2025-08-20",
    "2025-11-25",
    "2026-01-10",
    "2026-06-07",
)


def cells(tree):
    """Label lines of each filled cell, by party and issue."""
    return {
        link.get("href").rpartition("cell=")[2]: tuple(
            words(label).removeprefix("and ") for label in find(link, ".lab")
        )
        for link in find(tree, "table.mx a.c")
    }


def by_rule(party, issue, day):
    rows, sides = seed_statements.rows(), seed_statements.BELLIGERENTS
    return position(rows, party, issue, day, sides)[0]


def test_matrix_shows_what_the_rule_gives_on_the_six_dates(client, seeded):
    labels = {
        (o.issue.key, o.key): o.label for o in Option.objects.select_related("issue")
    }
    seated = list(Participation.objects.values_list("party__code", flat=True))
    rows = {row["id"]: row for row in seed_statements.rows()}

    def expected(day):
        return {
            f"{party}.{issue}": tuple(labels[issue, rows[pk]["option"]] for pk in ids)
            for party in seated
            for issue in seed_statements.issues()
            if (ids := by_rule(party, issue, day))
        }

    shown = {day: cells(page(client, f"/?as_of={day}")[1]) for day in SIX_DATES}

    assert shown == {day: expected(day) for day in SIX_DATES}


def test_as_of_shows_what_was_said_up_to_and_including_the_day(client, curator, talks):
    partial, none = (option_of(talks["issue"], key) for key in ("partial", "none"))
    make_accepted(curator, party=talks["RU"], option=none, said_on=date(2025, 3, 1))
    make_accepted(curator, party=talks["RU"], option=partial, said_on=date(2025, 3, 11))
    published()

    shown = {
        day: cells(page(client, f"/?as_of={day}")[1])
        for day in ("2025-02-28", "2025-03-10", "2025-03-11")
    }

    assert shown == {
        "2025-02-28": {},
        "2025-03-10": {"RU.ceasefire": ("None",)},
        "2025-03-11": {"RU.ceasefire": ("Partial",)},
    }


def test_known_at_hides_what_was_published_later(client, curator, talks):
    make_accepted(
        curator,
        party=talks["UA"],
        said_on=date(2025, 4, 22),
        reported_on=date(2025, 4, 25),
    )
    published()

    _, known = page(client, "/?as_of=2025-04-22")
    _, then = page(client, "/?as_of=2025-04-22&known_at=2025-04-24")

    assert cells(known) == {"UA.ceasefire": ("Full",)}
    assert cells(then) == {}


def test_a_leak_is_shown_as_no_stated_line_and_counts_in_no_number(
    client, curator, talks
):
    make_accepted(
        curator, party=talks["RU"], attribution=Attribution.LEAK, kind=Kind.OFFER
    )
    published()

    answer, tree = page(client)

    cell = find(tree, "a.c")[0]
    assert "leak" in cell.get("class").split()
    assert "no stated line, unconfirmed report" in cell.text_content()
    assert "We found a stated position in 0 of 3 cells" in answer.content.decode()


def test_two_options_of_one_day_are_both_shown(client, curator, talks):
    for key in ("full", "none"):
        make_accepted(curator, party=talks["GG"], option=option_of(talks["issue"], key))
    published()

    _, tree = page(client)

    assert sorted(cells(tree)["GG.ceasefire"]) == ["Full", "None"]
    assert "2 values" in find(tree, "a.c .meta")[0].text_content()


def test_a_cell_older_than_ninety_days_says_its_age(client, curator, talks):
    day = date(2025, 3, 1)
    make_accepted(curator, party=talks["GG"], said_on=day)
    published()

    fresh = find(page(client, f"/?as_of={day + timedelta(days=90)}")[1], "a.c")[0]
    stale = find(page(client, f"/?as_of={day + timedelta(days=91)}")[1], "a.c")[0]

    assert "stale" not in fresh.get("class")
    assert "stale" in stale.get("class")
    assert find(stale, ".meta")[0].text_content() == "91 d"


def test_a_proposed_statement_changes_nothing(client, talks, curator):
    published()
    before = client.get("/?cell=AA.ceasefire").content
    make_statement(party=talks["RU"])
    published()

    after = client.get("/?cell=RU.ceasefire").content.decode()

    assert Statement.objects.count() == 1
    assert before
    assert "We ask for a full ceasefire" not in after
    assert "Nothing found" in after


def test_moves_since_the_comparison_date_are_drawn_and_said(client, curator, talks):
    none, full = (option_of(talks["issue"], key) for key in ("none", "full"))
    make_accepted(curator, party=talks["RU"], option=none, said_on=date(2025, 3, 1))
    make_accepted(curator, party=talks["RU"], option=full, said_on=date(2025, 3, 20))
    published()

    _, moved = page(client, "/?as_of=2025-04-01&compare_to=2025-03-02")
    _, still = page(client, "/?as_of=2025-04-01&compare_to=2025-03-21")

    assert "changed: was None" in find(moved, "a.c")[0].text_content()
    assert find(moved, "a.c .strip .h")
    assert "changed" not in find(still, "a.c")[0].text_content()


def test_numbers_of_rows_and_columns_count_stated_lines(client, seeded):
    _, tree = page(client, "/?as_of=2025-04-22")

    lines = [
        a.get("href").rpartition("cell=")[2]
        for a in find(tree, ".mx a.c")
        if "leak" not in a.get("class").split()
    ]
    columns = [
        int(small.text_content().split()[0])
        for small in find(tree, ".mx thead small.num")
    ]
    rows = [
        int(re.match(r"\d+", small.text_content())[0])
        for small in find(tree, ".mx tbody th[scope=row] small")
    ]
    assert sum(columns) == sum(rows) == len(lines)
    of = 12 * Participation.objects.count()
    assert f"in {len(lines)} of {of} cells" in words(find(tree, ".deck")[0])


def test_the_agreement_table_holds_every_pair_with_its_n(client, seeded):
    _, tree = page(client, "/?as_of=2025-04-22")

    rows = find(tree, "table.heat tbody tr")
    pair = find(rows[0], "td")[-1].text_content()
    parties = Participation.objects.count()
    assert len(rows) == parties
    assert all(len(find(row, "td")) == parties for row in rows)
    assert re.fullmatch(r"\d+n=\d+", pair)
