"""Many workers at once: what they do has its effect once."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from positions.actions.imports import run as run_module
from positions.actions.imports import run_import, submit_text, submit_url
from positions.models import Article, ImportJob, Statement
from tests.faults.texts import distinct_text
from tests.hostile_web import answer
from tests.positions.actions.imports.test_pages import page, story

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 4


def work_together(deliveries: list[int], context) -> None:
    """Each worker gets its share of the deliveries; all start at the same moment."""
    gate = threading.Barrier(WORKERS)

    def work(share):
        gate.wait()
        for job_pk in share:
            run_import(job_pk, context)
        connection.close()

    workers = [
        threading.Thread(target=work, args=(deliveries[n::WORKERS],))
        for n in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def states() -> Counter:
    return Counter(ImportJob.objects.values_list("state", flat=True))


def from_imports():
    return Statement.objects.filter(article__isnull=False)


def test_one_message_delivered_fifty_times_to_four_workers_works_once(seeded, desk):
    job = submit_text(distinct_text(1), desk.now)

    work_together([job.pk] * 50, desk.context)

    assert states() == {"imported": 1}
    assert ImportJob.objects.get().attempt == 1
    assert (Article.objects.count(), from_imports().count()) == (1, 1)


def test_one_text_given_eight_times_at_once_is_stored_once(seeded, desk):
    jobs = [submit_text(distinct_text(1), desk.now).pk for _ in range(8)]

    work_together(jobs, desk.context)

    assert states() == {"imported": 1, "duplicate": 7}
    assert (Article.objects.count(), from_imports().count()) == (1, 1)


def test_copies_by_four_publishers_at_once_are_reports_of_one_text(seeded, desk, web):
    jobs = [
        submit_url(
            web.serve(f"/copy/{n}", answer(page(*story(1, f"By desk {n}.")))), desk.now
        ).pk
        for n in range(WORKERS)
    ]

    work_together(jobs, desk.context)

    firsts = Article.objects.filter(duplicate_of=None)
    assert states() == {"imported": 1, "duplicate": 3}
    assert (firsts.count(), Article.objects.count()) == (1, 4)
    assert set(from_imports().values_list("article", flat=True)) == {firsts.get().pk}


@pytest.mark.parametrize("ahead", [timedelta(minutes=10), timedelta(days=1)])
def test_a_worker_whose_clock_is_ahead_takes_over_and_the_effect_is_one(
    seeded, desk, monkeypatch, ahead
):
    job = submit_text(distinct_text(1), desk.now)
    early = replace(desk, now=desk.now + ahead)
    real = run_module.code_text
    taken_over = []

    def take_over_first(*args, **kwargs):
        if not taken_over:
            taken_over.append(True)
            run_import(job.pk, early.context)
        return real(*args, **kwargs)

    monkeypatch.setattr(run_module, "code_text", take_over_first)

    slow = run_import(job.pk, desk.context)

    assert slow is None
    assert states() == {"imported": 1}
    assert ImportJob.objects.get().attempt == 2
    assert (Article.objects.count(), from_imports().count()) == (1, 1)
