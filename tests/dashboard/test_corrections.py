"""Corrections are public at once; reports become tasks."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from positions.actions import colleagues
from positions.actions import review_statement as review
from positions.models import ProblemReport, Statement
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


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


def test_reports_are_throttled(accepted) -> None:
    url = reverse("report", args=[accepted.pk])
    for number in range(colleagues.REPORTS_A_STATEMENT_AN_HOUR):
        assert Client().post(url, {"text": f"Wrong {number}"}).status_code == 302

    answer = Client().post(url, {"text": "Wrong again"})

    assert answer.status_code == 422
    assert "try again later" in answer.text


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
