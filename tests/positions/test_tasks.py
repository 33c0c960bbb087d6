"""The Celery shells: what the settings promise, and what happens without a broker."""

import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from kombu.exceptions import OperationalError

from positions import tasks
from positions.actions.imports import submit_text
from positions.models import Heartbeat, ImportJob
from tests.conftest import NOW, REPOSITORY

PINNED = {
    "broker_channel_error_retry": True,
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    "task_time_limit": 120,
    "task_soft_time_limit": 90,
    "worker_max_tasks_per_child": 200,
    "worker_max_memory_per_child": 400_000,
    "task_ignore_result": True,
    "accept_content": ["json"],
    "worker_soft_shutdown_timeout": 30,
}
WITH_REDIS = """
from dashboard.celery import app
options = app.conf.broker_transport_options
print(options["visibility_timeout"], options["unacked_restore_interval"],
      options["unacked_restore_throttle"])
"""


def test_celery_runs_with_the_settings_that_were_tried_against_kills():
    from dashboard.celery import app

    assert {name: app.conf[name] for name in PINNED} == PINNED


def test_with_redis_a_lost_message_comes_back_within_minutes():
    import os

    done = subprocess.run(
        [sys.executable, "-c", WITH_REDIS],
        cwd=REPOSITORY,
        env=os.environ | {"REDIS_URL": "redis://127.0.0.1:1/0"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["900", "10", "1"]


def test_no_wait_is_longer_than_the_broker_keeps_a_message_hidden():
    assert django_settings.CELERY_TASK_TIME_LIMIT < 900
    assert django_settings.CELERY_TASK_TIME_LIMIT < django_settings.PARLEY_LEASE_SECONDS


@pytest.mark.django_db
def test_a_round_tells_workers_of_every_waiting_row(monkeypatch):
    keys = [submit_text(f"text {n}", NOW).pk for n in range(3)]
    told: list[int] = []
    monkeypatch.setattr(tasks.run_import, "delay", told.append)

    tasks.reconcile_imports()
    tasks.reconcile_imports()

    assert told == keys


@pytest.mark.django_db
def test_a_broker_that_is_away_costs_no_row_and_no_error(monkeypatch):
    def away(_key):
        raise OperationalError("connection refused")

    job = submit_text("text", NOW)
    monkeypatch.setattr(tasks.run_import, "delay", away)

    assert tasks.tell_worker(tasks.run_import, job.pk) is False
    assert ImportJob.objects.get().state == "queued"


@pytest.mark.django_db
def test_the_canary_leaves_a_sign_of_life():
    tasks.beat()
    tasks.beat()

    assert Heartbeat.objects.count() == 1
