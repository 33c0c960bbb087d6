"""Papers clause by clause against stated positions."""

import csv
import io
from datetime import date

import pytest

from positions.models import PeaceProcess, Proposal
from positions.vocabulary import Attribution, Kind, ProposalStatus
from tests.curated import make_issue, option_of
from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import APRIL, MARCH, accepted, published

NOVEMBER = "/proposals/us-28-points-2025-11/"


@pytest.fixture
def paper(talks):
    """Two clauses with an option and one without, dated 1 April."""
    made = Proposal.objects.create(
        process=PeaceProcess.objects.get(slug="talks"),
        key="draft",
        title="The draft",
        date=APRIL,
        status=ProposalStatus.LEAKED,
        attribution=Attribution.LEAK,
        source_urls=["https://post.example/draft"],
    )
    made.authors.add(talks["GG"])
    prisoners = make_issue("prisoners", ("all", "none"))
    for order, (issue, key) in enumerate(
        [(talks["issue"], "full"), (prisoners, "all"), (prisoners, "")]
    ):
        made.clauses.create(
            issue=issue,
            option=option_of(issue, key) if key else None,
            text=f"Point {order}",
            source_url="https://post.example/draft",
            order=order,
        )
    return made


def page(client, address):
    answer = client.get(address)
    return answer, parsed(answer)


def verdicts(tree):
    """Words of each cell, by row of the table."""
    return [
        [words(cell) for cell in find(row, "td")]
        for row in find(tree, "table.prop tbody tr")
    ]


def totals(tree):
    return [
        [words(cell) for cell in row.xpath("./th|./td")]
        for row in find(tree, "table.who tbody tr")
    ]


def test_each_clause_meets_the_stated_position_of_each_party(
    client, talks, paper, curator
):
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(curator, talks, "GG", "partial", MARCH)
    accepted(curator, talks, "UA", "full", MARCH)
    published()

    answer, tree = page(client, "/proposals/draft/")

    assert answer.status_code == 200
    assert words(find(tree, "h1")[0]) == (
        "The draft, clause by clause: 1 of 1 against Redland’s stated position "
        "and 0 of 1 against Blueland’s"
    )
    assert verdicts(tree) == [
        [
            "Redland Against None",
            "Blueland In line Full",
            "Greyland Within reach Partial",
        ],
        ["Redland Nothing found", "Blueland Nothing found", "Greyland Nothing found"],
        ["Fits no option of the issue; shown, not compared."],
    ]
    assert totals(tree) == [
        ["Redland", "Ceasefire", "1 of 1", "0 n=1"],
        ["Blueland", "no clause", "0 of 1", "100 n=1"],
        ["Greyland author", "no clause", "0 of 1", "50 n=1"],
    ]


def test_the_day_of_the_paper_is_the_default_and_another_can_be_chosen(
    client, talks, paper, curator
):
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(curator, talks, "RU", "full", date(2025, 4, 2))
    published()

    _, then = page(client, "/proposals/draft/")
    _, later = page(client, "/proposals/draft/?as_of=2025-04-02")

    assert verdicts(then)[0] == ["Redland Against None"]
    assert verdicts(later)[0] == ["Redland In line Full"]


def test_offers_and_leaks_are_not_compared(client, talks, paper, curator):
    accepted(curator, talks, "UA", "full", MARCH, kind=Kind.OFFER)
    published()

    _, tree = page(client, "/proposals/draft/")

    assert totals(tree) == []
    assert "No party had a stated position on any clause" in tree.text_content()
    assert "nothing to compare it with yet" in words(find(tree, "h1")[0])


def test_nobody_is_said_to_reject_a_paper(client, seeded):
    html = client.get(NOVEMBER).content.decode().lower()

    assert "against its stated position" in html
    assert "reject" not in html


def test_the_list_counts_clauses_against_the_two_sides(client, talks, paper, curator):
    accepted(curator, talks, "RU", "none", MARCH)
    published()

    _, tree = page(client, "/proposals/")

    assert words(find(tree, "h1")[0]) == (
        "1 paper: 1 against Redland’s stated position and 0 against Blueland’s, "
        "each on at least one clause"
    )
    cells = [words(td) for td in find(tree, "table.papers tbody td")]
    assert cells == [
        "Greyland",
        "Unconfirmed text",
        "3",
        "1 of 1: Ceasefire",
        "0 of 0: nothing to compare",
    ]


def test_the_file_holds_what_the_page_shows(client, seeded):
    _, tree = page(client, NOVEMBER)
    rows = list(
        csv.DictReader(
            io.StringIO(client.get(f"{NOVEMBER}clauses.csv").content.decode())
        )
    )

    against = [r for r in rows if r["fit"] == "against its stated position"]
    ukraine = next(row for row in totals(tree) if row[0] == "Ukraine")
    assert len(rows) == 10 * 13
    assert f"{sum(r['party'] == 'UA' for r in against)} of 9" == ukraine[2] == "9 of 9"
    assert len(find(tree, "table.prop td .no")) == len(against)


@pytest.mark.parametrize("wrong", ["as_of=2025-02-30", "as_of=%00", "as_of=9999-01-01"])
@pytest.mark.parametrize("address", ["/proposals/", NOVEMBER])
def test_a_wrong_day_gets_a_plain_message_and_still_a_page(
    client, seeded, address, wrong
):
    answer, tree = page(client, f"{address}?{wrong}")

    assert answer.status_code == 400
    assert "It is left out here." in find(tree, "[role=alert]")[0].text_content()
    assert find(tree, "h1")


def test_an_unknown_paper_does_not_exist(client, seeded):
    assert client.get("/proposals/nothing/").status_code == 404
    assert client.get("/proposals/nothing/clauses.csv").status_code == 404
    assert client.get(f"{NOVEMBER}clauses.csv?as_of=x").status_code == 400
