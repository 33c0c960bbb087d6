"""The pages of issues as a reader without scripts gets them."""

import json
from datetime import date, timedelta

import pytest

from positions.models import Option, Participation
from positions.vocabulary import Attribution, Kind, Review
from tests.curated import (
    make_accepted,
    option_of,
)
from tests.dashboard import expected
from tests.dashboard.expected import SEATED
from tests.dashboard.markup import find, page, table, words
from tests.dashboard.small_talks import published

APRIL = "2025-04-22"


def figure(tree, name):
    return json.loads(find(tree, f"#{name}")[0].text)


def _newest(tree):
    return words(find(tree, "caption")[0]).rpartition(" as of ")[2]


def test_positions_of_an_issue_are_what_the_rule_gives(client, seeded):
    labels = dict(
        Option.objects.filter(issue__key="ceasefire").values_list("key", "label")
    )
    names = dict(Participation.objects.values_list("party__code", "party__name"))

    _, tree = page(client, f"/issues/ceasefire/?as_of={APRIL}")

    rows = table(tree, "Positions on Ceasefire as of 22 April 2025")
    stated = {
        row[0]: row[1] for row in rows if len(row) > 2 and "no stated" not in row[1]
    }
    assert stated == {
        names[code]: labels[lines["ceasefire"][0]]
        for code in SEATED
        if "ceasefire" in (lines := expected.lines(code, APRIL))
    }


def test_the_headline_names_both_ends_with_who_stands_there(client, curator, talks):
    for code, key in (("RU", "none"), ("UA", "full"), ("GG", "full")):
        option = option_of(talks["issue"], key)
        make_accepted(curator, party=talks[code], option=option)
    published()

    _, tree = page(client, "/issues/ceasefire/")

    assert words(find(tree, "h1")[0]) == (
        "Ceasefire: three parties from “Full” (Greyland and Blueland) to “None” (Redland)"
    )
    assert "split. The mean distance is 1.33 of 2 over the 3 of 3 parties" in words(
        find(tree, ".deck")[0]
    )


@pytest.mark.parametrize(
    ("held", "headline"),
    [
        ({}, "Ceasefire: no stated position was found"),
        ({"RU": "none"}, "Ceasefire: one stated position, “None” (Redland)"),
        (
            {"RU": "none", "UA": "none"},
            "Ceasefire: two parties with a stated line, all say “None”",
        ),
    ],
    ids=["nothing", "one", "the same"],
)
def test_the_headline_claims_no_more_than_was_found(
    client, curator, talks, held, headline
):
    for code, key in held.items():
        option = option_of(talks["issue"], key)
        make_accepted(curator, party=talks[code], option=option)
    published()

    _, tree = page(client, "/issues/ceasefire/")

    assert words(find(tree, "h1")[0]) == headline


def test_the_spectrum_holds_who_stands_where_and_who_has_moved(client, curator, talks):
    for day, key in ((date(2025, 3, 1), "none"), (date(2025, 3, 20), "full")):
        option = option_of(talks["issue"], key)
        make_accepted(curator, party=talks["RU"], option=option, said_on=day)
    published()

    _, tree = page(client, "/issues/ceasefire/?as_of=2025-04-01&compare_to=2025-03-02")

    spec = figure(tree, "spectrum-spec")
    assert spec["layout"]["yaxis"]["ticktext"] == ["Full", "Partial", "None"]
    standing = {
        (text, trace["marker"]["symbol"][n], y)
        for trace in spec["data"]
        if "text" in trace
        for n, (text, y) in enumerate(zip(trace["text"], trace["y"], strict=True))
    }
    assert standing == {
        ("Redland 20 Mar", "circle", 0.5),
        ("Redland 2 Mar", "circle-open", 2.5),
    }


def test_a_leak_is_no_stated_line_and_counts_in_no_measure(client, curator, talks):
    make_accepted(
        curator, party=talks["RU"], attribution=Attribution.LEAK, kind=Kind.OFFER
    )
    published()

    _, tree = page(client, "/issues/ceasefire/")

    row = table(tree, f"Positions on Ceasefire as of {_newest(tree)}")[0]
    assert "no stated line: leak" in row[1]
    assert words(find(tree, "h1")[0]) == "Ceasefire: no stated position was found"
    assert figure(tree, "spectrum-spec")["data"][1]["marker"]["symbol"] == [
        "circle-open-dot"
    ]


def test_what_came_after_the_day_is_marked_and_changes_no_position(
    client, curator, talks
):
    for day, key in ((date(2025, 3, 1), "none"), (date(2025, 3, 20), "full")):
        option = option_of(talks["issue"], key)
        make_accepted(curator, party=talks["RU"], option=option, said_on=day)
    published()

    _, tree = page(client, "/issues/ceasefire/?as_of=2025-03-10")

    assert [row[:5] for row in table(tree, "Every change on Ceasefire")] == [
        ["Redland", "1 March 2025", "", "None", "stated for the first time"],
        [
            "Redland",
            "20 March 2025",
            "None",
            "Full",
            "moved, a large step (after 10 Mar)",
        ],
    ]
    assert [row[0] for row in table(tree, "Statements on Ceasefire")] == [
        "1 March 2025"
    ]


def test_known_by_a_day_hides_what_was_published_later(client, curator, talks):
    make_accepted(
        curator,
        party=talks["UA"],
        said_on=date(2025, 4, 22),
        reported_on=date(2025, 4, 25),
    )
    published()

    _, then = page(client, "/issues/ceasefire/?as_of=2025-04-22&known_at=2025-04-24")
    _, later = page(client, "/issues/ceasefire/?as_of=2025-04-22&known_at=2025-04-25")

    assert "no stated position" in words(find(then, "h1")[0])
    assert table(then, "Every change on Ceasefire") == [
        ["No position was found on any day."]
    ]
    assert "one stated position" in words(find(later, "h1")[0])


def test_a_retracted_statement_is_struck_through_with_its_reason(
    client, curator, talks
):
    make_accepted(
        curator,
        party=talks["RU"],
        review=Review.RETRACTED,
        review_note="The page was a forgery.",
        summary="Redland agrees.",
    )
    published()

    _, tree = page(client, "/issues/ceasefire/")

    row = find(tree, "table.said tr.gone")[0]
    assert "The page was a forgery." in words(row)
    assert words(find(row, "del")[0]).startswith("Redland agrees.")
    assert "no stated position was found" in words(find(tree, "h1")[0])


def test_an_issue_without_order_gives_answers_and_no_dispersion(client, seeded):
    _, tree = page(client, f"/issues/talks/?as_of={APRIL}")

    measures = [words(th) for th in find(tree, "table.measures tbody th")]
    assert measures == ["Mean distance"]
    assert "different answers" in words(find(tree, "h1")[0])


def test_the_list_of_statements_has_pages(client, curator, talks):
    for n in range(45):
        make_accepted(
            curator, party=talks["RU"], said_on=date(2025, 3, 1) + timedelta(days=n)
        )
    published()

    _, first = page(client, "/issues/ceasefire/")
    older = find(first, "a[rel=next]")[0].get("href")
    _, second = page(client, f"/issues/ceasefire/{older}")

    assert len(table(first, "Statements on Ceasefire")) == 40
    assert len(table(second, "Statements on Ceasefire")) == 5
    assert not find(second, "a[rel=next]")
    assert find(second, "a[rel=prev]")
