"""Decisions: who, when, once only, and what readers see right after."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model

from positions.actions import review_statement as review
from positions.actions.positions import rebuild_all
from positions.models import AuditEntry, Correction, Position, Statement
from positions.readers.overview import read_stamp
from tests.conftest import NOW
from tests.curated import make_cited, make_issue, make_party, make_statement, option_of

pytestmark = pytest.mark.django_db


def positions() -> list[tuple]:
    rows = Position.objects.order_by("party__code", "issue__key", "valid_from")
    return list(
        rows.values_list("party__code", "issue__key", "option__key", "valid_from")
    )


@pytest.fixture
def colleague():
    return get_user_model().objects.create_user("per", is_staff=True)


def test_accepting_names_the_curator_and_fills_the_cell(curator) -> None:
    proposal = make_statement()

    review.accept(proposal, by=curator, now=NOW)

    statement = Statement.objects.get()
    assert (statement.review, statement.reviewed_by, statement.reviewed_at) == (
        "accepted",
        curator,
        NOW,
    )
    assert positions() == [("AA", "ceasefire", "full", date(2025, 4, 22))]
    assert read_stamp()[0] == 1
    assert AuditEntry.objects.latest("seq").actor == "olha"


def test_accepting_a_joint_text_fills_the_cells_of_all_signatories(curator) -> None:
    proposal = make_statement()
    proposal.joint_with.add(make_party("BB"), make_party("CC"))

    review.accept(proposal, by=curator, now=NOW)

    assert [row[0] for row in positions()] == ["AA", "BB", "CC"]


def test_accepting_with_changes_writes_both_at_once(curator) -> None:
    proposal = make_statement()
    partial = option_of(proposal.issue, "partial")
    changes = {"option": partial, "condition": "if watched"}

    review.accept(proposal, by=curator, now=NOW, changes=changes)

    statement = Statement.objects.get()
    assert (statement.option, statement.condition) == (partial, "if watched")
    assert positions() == [("AA", "ceasefire", "partial", date(2025, 4, 22))]


def test_second_of_two_decisions_is_told_and_changes_nothing(curator, colleague):
    first = make_statement()
    second = Statement.objects.get()
    review.accept(first, by=curator, now=NOW)

    with pytest.raises(review.ConflictError) as told:
        review.reject(second, by=colleague, now=NOW, reason="not a position")

    assert told.value.current.review == "accepted"
    assert Statement.objects.get().reviewed_by == curator


def test_edit_of_an_old_version_is_refused(curator) -> None:
    seen = make_statement()
    review.edit(Statement.objects.get(), by=curator, changes={"summary": "A"})

    with pytest.raises(review.ConflictError):
        review.edit(seen, by=curator, changes={"summary": "B"})

    assert Statement.objects.get().summary == "A"


def test_foreign_option_is_refused_in_plain_words(curator) -> None:
    proposal = make_statement()
    foreign = option_of(make_issue("crimea"))

    with pytest.raises(review.RefusedError, match="another issue"):
        review.accept(proposal, by=curator, now=NOW, changes={"option": foreign})

    assert Statement.objects.get().review == "proposed"


def test_rejecting_needs_a_reason_and_shows_nothing(curator) -> None:
    proposal = make_statement()

    with pytest.raises(review.RefusedError, match="reason"):
        review.reject(proposal, by=curator, now=NOW, reason=" ")
    review.reject(proposal, by=curator, now=NOW, reason="said by a third party")

    assert Statement.objects.get().review == "rejected"
    assert positions() == []
    assert read_stamp()[0] == 0


def test_retracting_empties_the_cell_and_is_logged(curator) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)

    review.retract(accepted, by=curator, now=NOW, reason="The page was withdrawn.")

    line = Correction.objects.get()
    assert Statement.objects.get().review == "retracted"
    assert positions() == []
    assert read_stamp()[0] == 2
    assert (line.kind, line.now, line.reason) == (
        "retracted",
        "Withdrawn",
        "The page was withdrawn.",
    )
    assert line.was == "Party AA on Ceasefire: Full, said 22 April 2025"


def test_correcting_moves_the_statement_and_tells_what_was_shown(curator) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)
    crimea = make_issue("crimea")
    changes = {"issue": crimea, "option": option_of(crimea, "partial")}

    review.correct(accepted, by=curator, now=NOW, reason="Misread.", changes=changes)

    line = Correction.objects.get()
    assert positions() == [("AA", "crimea", "partial", date(2025, 4, 22))]
    assert (line.was, line.now) == (
        "Party AA on Ceasefire: Full, said 22 April 2025",
        "Party AA on Crimea: Partial, said 22 April 2025",
    )


def test_own_fresh_decision_can_be_taken_back(curator) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)

    review.take_back(accepted, by=curator, now=NOW + timedelta(minutes=1))

    statement = Statement.objects.get()
    assert (statement.review, statement.reviewed_by) == ("proposed", None)
    assert positions() == []


@pytest.mark.parametrize("minutes", [1, 16])
def test_old_or_foreign_decision_cannot_be_taken_back(
    minutes: int, curator, colleague
) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)
    who = colleague if minutes == 1 else curator

    with pytest.raises(review.RefusedError, match="15 minutes"):
        review.take_back(accepted, by=who, now=NOW + timedelta(minutes=minutes))


def test_two_person_rule_keeps_a_coder_from_accepting(
    curator, colleague, settings
) -> None:
    settings.PARLEY_TWO_PERSON_RULE = True
    proposal = make_statement()
    edited = review.edit(proposal, by=curator, changes={"summary": "Own words."})

    with pytest.raises(review.RefusedError, match="somebody else"):
        review.accept(edited, by=curator, now=NOW)
    review.accept(edited, by=colleague, now=NOW)

    assert Statement.objects.get().reviewed_by == colleague


def test_positions_after_decisions_equal_a_rebuild_of_all(curator) -> None:
    one = make_statement()
    two = make_cited(option=option_of(make_issue(), "partial"))
    for row in (one, two):
        review.accept(row, by=curator, now=NOW)
    review.retract(
        Statement.objects.get(pk=two.pk), by=curator, now=NOW, reason="Wrong page."
    )
    step_by_step = positions()

    rebuild_all()

    assert positions() == step_by_step


def test_accepting_many_counts_only_what_was_open(curator, colleague) -> None:
    done = make_statement()
    make_cited()
    review.reject(done, by=colleague, now=NOW, reason="not a position")

    count = review.accept_all(Statement.objects.all(), by=curator, now=NOW)

    assert count == 1
    assert Statement.objects.get(pk=done.pk).review == "rejected"
