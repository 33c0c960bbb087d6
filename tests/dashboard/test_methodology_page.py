"""How every number is made, with the figures of today."""

import re

import pytest

from positions.actions.review_statement import accept, correct, reject, retract
from positions.models import DoubleCoding
from positions.vocabulary import Review
from tests.conftest import NOW
from tests.curated import make_cited, make_statement, option_of
from tests.dashboard.markup import find, parsed, words
from tests.dashboard.small_talks import APRIL, MARCH, accepted, make_talks, published

DAYS = ("2025-04-22", "2025-11-25", "2026-06-07")


def table_after(tree, heading):
    """Cells of the first table below a heading, by its id."""
    found = tree.xpath(f"//h2[@id='{heading}']/following::table[1]/tbody/tr")
    return [[words(cell) for cell in row.xpath("./th|./td")] for row in found]


@pytest.mark.parametrize("day", DAYS)
def test_the_worked_example_equals_the_compare_page(client, seeded, day):
    method = parsed(client.get(f"/methodology/?as_of={day}"))
    link = find(method, "#example a")[0].get("href")
    compare = client.get(link)

    example = words(find(method, "#example p")[0])
    n, score = re.search(r"share (\d+) issues.* = (\d+)\.", example).groups()
    compared = words(find(parsed(compare), ".score div")[0])
    assert link == f"/compare/?a=RU&b=UA&as_of={day}"
    assert compare.status_code == 200
    assert compared.startswith(f"{score} of 100 agreement on {n} of 12 issues.")


def test_the_distances_of_the_example_add_up_to_the_score(client, seeded):
    tree = parsed(client.get("/methodology/?as_of=2025-04-22"))

    distances = [float(td.text) for td in find(tree, "#example tbody td.r")]
    example = words(find(tree, "#example p")[0])
    score = round(100 * (1 - sum(distances) / len(distances) / 2))
    assert example.split(" = ")[1].startswith(f"{score}.")
    assert f"share {len(distances)} issues" in example


def test_decisions_are_counted_for_each_party_and_coder(client, db, curator):
    talks = make_talks()
    accepted(curator, talks, "RU", "none", MARCH)
    wrong = accepted(curator, talks, "RU", "full", APRIL)
    retract(wrong, by=curator, now=NOW, reason="Not said by them.")
    refused = make_cited(party=talks["UA"], issue=talks["issue"])
    reject(refused, by=curator, now=NOW, reason="no_position")
    fixed = accepted(curator, talks, "UA", "full", MARCH)
    correct(
        fixed,
        by=curator,
        now=NOW,
        changes={"option": option_of(talks["issue"], "partial")},
        reason="Read too strongly.",
    )
    make_statement(party=talks["UA"], issue=talks["issue"])
    published()

    tree = parsed(client.get("/methodology/"))

    # Public statements, ever accepted, rejected, retracted, corrections.
    decisions = {row[0]: row[1:] for row in table_after(tree, "decisions")}
    assert decisions == {
        "Redland": ["1", "2", "0", "1", "0"],
        "Greyland": ["0", "0", "0", "0", "0"],
        "Blueland": ["1", "1", "1", "0", "1"],
    }
    # Accepted, rejected, not decided yet, accepted of decided.
    coders = {row[0]: row[1:] for row in table_after(tree, "extraction")}
    assert coders == {
        "person": ["3", "1", "0", "75% of 4"],
        "rules_v1": ["0", "0", "1", "nothing decided yet"],
    }


def test_reliability_is_said_to_be_missing_until_there_are_second_readings(
    client, seeded
):
    tree = parsed(client.get("/methodology/"))

    said = words(tree.xpath("//h2[@id='reliability']/following::p[2]")[0])
    assert said == "No statement has two readings yet, so there is no figure to give."


def test_reliability_is_given_with_its_n_once_there_are(
    client, db, curator, django_user_model
):
    talks = make_talks()
    second = django_user_model.objects.create_user("taras")
    for number, (first, read) in enumerate(
        [("full", "full"), ("none", "none"), ("full", "none")]
    ):
        row = accepted(curator, talks, ("RU", "GG", "UA")[number], first, MARCH)
        DoubleCoding.objects.create(
            statement=row,
            coder=second,
            option=option_of(talks["issue"], read),
            at=NOW,
        )
    published()

    tree = parsed(client.get("/methodology/"))

    # 1 - D_o / D_e = 1 - (2 / 6) / (18 / 30), by hand from the coincidence matrix.
    assert table_after(tree, "reliability") == [
        ["All issues together", "0.44", "n=3"],
        ["Ceasefire", "0.44", "n=3"],
    ]


def test_a_wrong_day_gets_a_plain_message_and_still_a_page(client, seeded):
    answer = client.get("/methodology/?as_of=soon")

    assert answer.status_code == 400
    assert "It is left out here." in answer.content.decode()


def test_without_two_sides_there_is_no_example(client, db):
    from positions.models import Party

    make_talks()
    Party.objects.filter(code="RU").update(kind="other")
    published()

    answer = client.get("/methodology/")

    assert answer.status_code == 200
    assert not find(parsed(answer), "#example")


def test_a_waiting_proposal_shows_only_as_a_number(client, db, curator):
    talks = make_talks()
    row = make_statement(party=talks["UA"], issue=talks["issue"])
    published()

    before = client.get("/methodology/").content.decode()
    accept(row, by=curator, now=NOW)

    assert row.quote not in before
    assert row.review == Review.PROPOSED
