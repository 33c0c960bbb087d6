"""Who moved between two dates."""

import csv
import io
from datetime import date

import pytest

from positions.analysis.changes import ChangeKind, changes_between
from positions.models import PeaceProcess
from positions.readers.catalogue import read_catalogue
from positions.readers.coded import read_belligerents, read_coded
from positions.vocabulary import Attribution, Kind
from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import (
    APRIL,
    MARCH,
    MAY,
    accepted,
    published,
)

SPRING = "/changes/?from=2025-04-22&to=2025-05-31"


def page(client, address):
    answer = client.get(address)
    return answer, parsed(answer)


def moves(tree):
    """Party, issue, options before and after, and the way, of each listed change."""
    return [
        (
            words(find(item, "b")[0]),
            [words(tag) for tag in find(item, ".ft .tag")],
            words(find(item, ".small")[2]) if len(find(item, ".small")) > 2 else "",
        )
        for item in find(tree, "ol.chg li")
    ]


def test_a_move_says_from_to_which_way_and_shows_the_words(client, talks, curator):
    accepted(curator, talks, "UA", "full", MARCH)
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(
        curator,
        talks,
        "RU",
        "full",
        APRIL,
        quote="We stop tonight.",
        attribution=Attribution.DIRECT_QUOTE,
    )
    published()

    _, tree = page(client, "/changes/?from=2025-03-02&to=2025-05-01")

    assert words(find(tree, "h1")[0]) == (
        "Between 2 March and 1 May 2025, 1 text moved 1 stated position of 1 party: "
        "1 toward Blueland’s stated demands"
    )
    assert words(find(tree, ".deck")[0]) == (
        "1 of the 2 positions stated by 2 March 2025 are unchanged."
    )
    assert moves(tree) == [("Redland", ["None", "Full"], "Large step, toward Blueland")]
    assert [words(q) for q in find(tree, "ol.chg blockquote")] == ["“We stop tonight.”"]
    assert [a.get("aria-label") for a in find(tree, "svg.waf a")] == [
        "Redland, Ceasefire: from None to Full"
    ]
    table = find(tree, "figure details table tbody tr td")
    assert [words(cell) for cell in table] == ["0", "1", "0"]


def test_a_first_statement_is_no_move(client, talks, curator):
    accepted(curator, talks, "GG", "partial", APRIL)
    published()

    _, tree = page(client, "/changes/?from=2025-03-02&to=2025-05-01")

    assert words(find(tree, "h1")[0]) == (
        "Between 2 March and 1 May 2025, no stated position moved"
    )
    assert words(find(tree, ".deck")[0]) == (
        "One position was stated for the first time. "
        "0 of the 0 positions stated by 2 March 2025 are unchanged."
    )
    assert [words(h) for h in find(tree, "summary h2")] == [
        "Stated for the first time (1)"
    ]


def test_a_leak_replaced_by_the_record_is_no_move(client, talks, curator):
    accepted(
        curator,
        talks,
        "RU",
        "none",
        MARCH,
        attribution=Attribution.LEAK,
        kind=Kind.OFFER,
    )
    accepted(curator, talks, "RU", "full", APRIL)
    published()

    _, tree = page(client, "/changes/?from=2025-03-02&to=2025-05-01")

    assert "no stated position moved" in words(find(tree, "h1")[0])
    assert [words(h) for h in find(tree, "summary h2")] == [
        "Stated on the record for the first time (1)"
    ]
    assert "leak" in find(tree, "ol.chg .tag.from")[0].get("class")


def test_known_at_leaves_out_what_was_published_later(client, talks, curator):
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(curator, talks, "RU", "full", APRIL, reported_on=MAY)
    published()
    address = "/changes/?from=2025-03-02&to=2025-04-20"

    _, known = page(client, address)
    _, then = page(client, f"{address}&known_at=2025-04-20")

    assert "1 text moved 1 stated position" in words(find(known, "h1")[0])
    assert "no stated position moved" in words(find(then, "h1")[0])


def test_only_the_chosen_party_is_counted(client, seeded):
    _, every = page(client, SPRING)
    _, one = page(client, f"{SPRING}&party=US")

    assert {who for who, _, _ in moves(one)} == {"United States"}
    assert [m for m in moves(every) if m[0] == "United States"] == moves(one)


def test_the_seed_spring_equals_the_changes_worked_out_from_the_statements(
    client, seeded
):
    from positions.models import Statement
    from tests.oracles.in_force import build_matrix

    process = PeaceProcess.objects.get()
    catalogue = read_catalogue(process.pk)
    coded = read_coded(Statement.objects.accepted()).statements
    before, after = (
        build_matrix(
            coded,
            [p.code for p in catalogue.parties],
            [i.key for i in catalogue.issues],
            day,
            read_belligerents(),
        )
        for day in (date(2025, 4, 22), date(2025, 5, 31))
    )
    expected = changes_between(before, after, catalogue.scales)

    answer = client.get(SPRING.replace("/changes/?", "/changes/changes.csv?"))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [(r["party"], r["issue"], r["kind"], r["option_after"]) for r in rows] == [
        (c.party, c.issue, str(c.kind), "+".join(c.after.options))
        for c in expected.changes
    ]
    moved = len(expected.of(ChangeKind.MOVED))
    _, tree = page(client, SPRING)
    title = words(find(tree, "h1")[0])
    assert f"moved {moved} stated positions of " in title
    assert f": {expected.up} toward Ukraine’s" in title
    assert len(find(tree, "svg.waf a")) == expected.up + expected.down


@pytest.mark.parametrize(
    "wrong",
    [
        "from=2025-13-45",
        "to=yesterday",
        "from=2025-05-01&to=2025-04-01",
        "from=2025-05-01&to=2025-05-01",
        "known_at=0001-01-01",
        "party=XX",
        "party=%00",
    ],
)
def test_a_wrong_parameter_gets_a_plain_message_and_still_a_page(client, seeded, wrong):
    answer, tree = page(client, f"/changes/?{wrong}")
    refused = client.get(f"/changes/changes.csv?{wrong}")

    assert answer.status_code == 400
    assert "It is left out here." in find(tree, "[role=alert]")[0].text_content()
    assert find(tree, "h1")
    assert refused.status_code == 400
    assert refused.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_swapped_part_is_the_page_without_its_frame(client, seeded):
    headers = {"HX-Request": "true", "HX-Target": "view"}

    answer = client.get(SPRING, headers=headers)

    fragment = parsed(answer)
    assert answer.headers["HX-Push-Url"] == SPRING
    assert find(fragment, "#view")
    assert [*find(fragment, "header"), *find(fragment, "footer")] == []


def test_a_retracted_statement_moves_nothing(client, talks, curator):
    from positions.actions.review_statement import retract
    from tests.conftest import NOW

    accepted(curator, talks, "RU", "none", MARCH)
    moved = accepted(curator, talks, "RU", "full", APRIL)
    published()
    before = words(
        find(page(client, "/changes/?from=2025-03-02&to=2025-05-01")[1], "h1")[0]
    )

    retract(moved, by=curator, now=NOW, reason="The page was a forgery.")

    after = words(
        find(page(client, "/changes/?from=2025-03-02&to=2025-05-01")[1], "h1")[0]
    )
    assert "1 text moved 1 stated position" in before
    assert "no stated position moved" in after
