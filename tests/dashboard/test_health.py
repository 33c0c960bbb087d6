"""`/healthz`: one word for monitors, details for staff, 503 when something is wrong."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from dashboard.views import health as view
from positions.actions.imports import submit_text
from positions.models import Heartbeat

pytestmark = pytest.mark.django_db


def sing(ago: timedelta = timedelta(0)) -> None:
    Heartbeat.objects.update_or_create(
        name="worker", defaults={"at": timezone.now() - ago}
    )


def asked() -> tuple[int, str]:
    answer = Client().get("/healthz")
    return answer.status_code, answer.content.decode()


def test_a_living_machinery_is_ok_and_says_nothing_more():
    sing()

    answer = Client().get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")
    assert answer.headers["Content-Type"] == "text/plain"
    assert not answer.cookies


@pytest.mark.parametrize("ago", [None, timedelta(minutes=4), -timedelta(minutes=2)])
def test_a_silent_worker_or_a_wrong_clock_is_not_ok(ago):
    if ago is not None:
        sing(ago)

    assert asked() == (503, "not ok")


def test_an_import_that_nobody_takes_is_not_ok():
    sing()
    submit_text("x", timezone.now() - timedelta(minutes=16))

    assert asked() == (503, "not ok")


def test_a_broker_that_does_not_answer_is_not_ok(settings):
    sing()
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert asked() == (503, "not ok")


def test_a_database_that_does_not_answer_is_not_ok(monkeypatch):
    def away(_now):
        raise DatabaseError("secret host name")

    monkeypatch.setattr(view, "read_health", away)

    assert asked() == (503, "not ok")


def test_staff_see_what_is_wrong():
    client = Client()
    client.force_login(User.objects.create_superuser("root", password="x"))

    answer = client.get("/healthz")

    assert answer.json() == {
        "troubles": ["no worker has run a task for three minutes"],
        "database": True,
        "broker": True,
        "canary_age_seconds": None,
        "oldest_queued_age_seconds": None,
        "queued": 0,
        "running": 0,
        "failed_last_day": 0,
    }
