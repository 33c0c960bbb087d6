"""Corrections are public at once; reports become tasks."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboard.guarding.allowance import Allowance
from dashboard.views.corrections import reports_left
from positions.actions import colleagues
from positions.actions import review_statement as review
from positions.models import ProblemReport, Statement
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_reported():
    reports_left.forget()


@pytest.fixture
def accepted(seeded) -> Statement:
    return Statement.objects.accepted().select_related("party", "issue", "option")[0]


def test_retraction_shows_on_every_page_within_one_request(accepted, curator) -> None:
    reader = Client()
    addresses = [
        reverse("statement", args=[accepted.pk]),
        reverse("corrections"),
        reverse("matrix"),
    ]
    before = [reader.get(address).text for address in addresses]

    review.retract(accepted, by=curator, now=NOW, reason="The page was withdrawn.")

    page, log, matrix = [reader.get(address).text for address in addresses]
    assert "Retracted" in page
    assert "The page was withdrawn." in page
    assert "The page was withdrawn." in log
    assert "<del>" in log
    assert curator.username not in log
    assert matrix != before[2]


def test_log_is_empty_and_says_so(seeded) -> None:
    assert (
        "No public statement has been corrected" in Client().get("/corrections/").text
    )


def test_report_becomes_a_task_without_a_cookie_kept_of_the_reader(accepted) -> None:
    reader = Client(enforce_csrf_checks=True)
    url = reverse("report", args=[accepted.pk])
    form = reader.get(url)
    token = form.context["csrf_token"]

    answer = reader.post(
        url, {"text": "The link is dead.", "csrfmiddlewaretoken": str(token)}
    )

    assert answer.status_code == 302
    report = ProblemReport.objects.get()
    assert (report.statement, report.text, report.handled_at) == (
        accepted,
        "The link is dead.",
        None,
    )
    assert "Thank you" in reader.get(answer.headers["Location"]).text


def test_machine_that_fills_the_trap_leaves_no_task(accepted) -> None:
    url = reverse("report", args=[accepted.pk])

    Client().post(url, {"text": "Buy now", "website": "https://spam.example"})

    assert not ProblemReport.objects.exists()


def reported(statement: Statement, address: int, text: str = "Wrong") -> int:
    """The status of a report from one of many addresses."""
    reader = Client(REMOTE_ADDR=f"198.51.100.{address}")
    answer = reader.post(reverse("report", args=[statement.pk]), {"text": text})
    return answer.status_code


def test_sixty_reports_from_one_address_close_the_form_to_nobody_else(seeded) -> None:
    statements = list(Statement.objects.accepted()[:60])

    codes = [reported(statement, 1) for statement in statements]

    assert codes == [302] * 5 + [422] * 55
    assert [reported(statement, 2) for statement in statements[:5]] == [302] * 5


def test_who_has_sent_many_is_told_so_and_keeps_what_was_typed(accepted) -> None:
    for _ in range(5):
        reported(accepted, 1)
    reader = Client(REMOTE_ADDR="198.51.100.1")

    answer = reader.post(
        reverse("report", args=[accepted.pk]), {"text": "A sixth remark."}
    )

    assert answer.status_code == 422
    assert "From your address five reports have come in" in answer.text
    assert "A sixth remark." in answer.text


def test_an_hour_later_an_address_may_report_again() -> None:
    left = Allowance(most=2, seconds=3600)

    taken = [left.take("a", now) for now in (0, 1, 2, 3599, 3600, 3600.5, 3601)]

    assert taken == [True, True, False, False, True, False, True]


def test_of_very_many_addresses_the_latest_are_remembered() -> None:
    left = Allowance(most=1, seconds=3600, addresses=3)

    assert [left.take(address, 0) for address in "abcabc"] == [True] * 3 + [False] * 3
    assert left.take("d", 0)
    assert [left.take(address, 0) for address in "bcd"] == [False] * 3
    assert left.take("a", 0)


def test_many_addresses_close_the_form_of_one_statement_only(seeded) -> None:
    one, other = Statement.objects.accepted()[:2]

    codes = [reported(one, address) for address in range(25)]

    assert codes == [302] * 20 + [422] * 5
    assert reported(other, 30) == 302


def test_more_than_anybody_can_look_at_is_refused(accepted, monkeypatch) -> None:
    monkeypatch.setattr(colleagues, "REPORTS_WAITING", 2)

    assert [reported(accepted, n) for n in range(3)] == [302, 302, 422]


def test_curators_see_a_flood_as_one_line_for_each_statement(
    seeded, client, curator
) -> None:
    one, other = Statement.objects.accepted()[:2]
    for address in range(12):
        reported(one, address, f"Wrong {address}")
    reported(other, 20, "The link is dead.")
    client.force_login(curator)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("review-work")).text

    assert "13 reports</a>" in page
    assert "All 12 on it" in page
    assert "Wrong 11" in page
    assert "Wrong 10" not in page
    assert "The link is dead." in page
    assert len(queries) <= 30


def test_a_flood_is_closed_in_one_go_in_the_curators_name(
    seeded, client, curator
) -> None:
    one, other = Statement.objects.accepted()[:2]
    for address in range(12):
        reported(one, address)
    reported(other, 20, "The link is dead.")
    client.force_login(curator)
    listed = reverse("admin:positions_problemreport_changelist")
    chosen = f"{listed}?handled_at__isempty=1&statement__id__exact={one.pk}"
    keys = list(one.reports.values_list("pk", flat=True))
    assert client.get(chosen).context["cl"].result_count == 12

    client.post(chosen, {"action": "close_selected", "_selected_action": keys})

    assert set(one.reports.values_list("handled_by__username", "outcome")) == {
        (curator.username, colleagues.UNFOUNDED)
    }
    assert ProblemReport.objects.open().get().statement == other


@pytest.mark.parametrize("review_state", ["proposed", "rejected"])
def test_what_is_not_public_cannot_be_reported(review_state: str, accepted) -> None:
    from tests.curated import make_statement

    hidden = make_statement()
    if review_state == "rejected":
        by = User.objects.create_user("per")
        review.reject(hidden, by=by, now=NOW, reason="No stance.")

    assert Client().get(reverse("report", args=[hidden.pk])).status_code == 404


def test_report_is_closed_by_an_outcome_in_the_curators_name(accepted, client, curator):
    client.force_login(curator)
    report = ProblemReport.objects.create(statement=accepted, text="Dead link", at=NOW)

    client.post(
        reverse("admin:positions_problemreport_change", args=[report.pk]),
        {"outcome": "The link works again."},
    )

    report.refresh_from_db()
    assert (report.handled_by, report.outcome) == (curator, "The link works again.")
