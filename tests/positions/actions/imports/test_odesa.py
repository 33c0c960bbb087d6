"""The article of April 2025, from the file to what a curator finds."""

import pytest

from positions.actions.imports import submit_upload
from positions.models import Statement
from positions.vocabulary import Attribution

pytestmark = pytest.mark.django_db
NAME = "2025-04-22-odesa-and-london-talks.txt"
DRONES = ("drone", "Trukhanov", "mayor")


@pytest.fixture
def proposals(seeded, desk, shared):
    content = (shared / "articles" / NAME).read_bytes()
    job = desk.run(submit_upload(content, "", desk.now, name=NAME))
    assert job.state == "imported"
    return Statement.objects.filter(article=job.article).select_related(
        "party", "issue", "article", "speaker"
    )


def test_every_quote_is_an_exact_slice_of_the_text(proposals):
    for statement in proposals:
        text = statement.article.text
        assert text[statement.start : statement.end] == statement.quote


def test_zelenskyys_ceasefire_is_a_direct_quote_of_ukraine(proposals):
    found = proposals.filter(
        party__code="UA", issue__key="ceasefire", attribution=Attribution.DIRECT_QUOTE
    )

    assert "Volodymyr Zelenskyy" in [s.speaker.name for s in found if s.speaker]


def test_four_points_of_the_leaked_plan_are_leaks_of_the_united_states(proposals):
    leaks = proposals.filter(party__code="US", attribution=Attribution.LEAK)

    keys = set(leaks.values_list("issue__key", flat=True))
    assert {"territory", "crimea", "nato", "znpp"} <= keys


def test_starmers_support_is_a_paraphrase_of_the_united_kingdom(proposals):
    found = proposals.filter(party__code="GB", attribution=Attribution.PARAPHRASE)

    assert {s.speaker.name for s in found if s.speaker} == {"Keir Starmer"}


def test_the_mayor_and_the_drones_hold_no_position(proposals):
    assert [s.quote for s in proposals if any(w in s.quote for w in DRONES)] == []
