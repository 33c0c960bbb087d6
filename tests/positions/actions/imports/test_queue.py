"""The queue of record: one winner, counted attempts, an end for every job."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from positions.actions.imports import (
    cancel,
    claim,
    end_worn_out_jobs,
    jobs_to_dispatch,
    retry,
    submit_text,
    take_over,
)
from positions.actions.imports import queue as q
from positions.models import ImportJob
from tests.conftest import NOW

LEASE = timedelta(seconds=150)
AFTER_LEASE = NOW + LEASE + timedelta(seconds=1)


def queued(count: int = 1) -> list[int]:
    return [submit_text(f"text {n}", NOW).pk for n in range(count)]


def states() -> list[tuple]:
    rows = ImportJob.objects.order_by("pk")
    return list(rows.values_list("state", "attempt", "reason"))


@pytest.mark.django_db
def test_a_claim_counts_the_attempt_and_holds_a_lease():
    [pk] = queued()

    job = claim(pk, NOW, LEASE)

    stored = ImportJob.objects.get(pk=pk)
    assert job == stored
    assert (stored.state, stored.attempt, stored.lease_until) == (
        "running",
        1,
        NOW + LEASE,
    )


@pytest.mark.django_db
def test_a_second_claim_gets_nothing_while_the_lease_holds():
    [pk] = queued()

    first = claim(pk, NOW, LEASE)
    second = claim(pk, NOW + LEASE - timedelta(seconds=1), LEASE)

    assert first is not None
    assert second is None


@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_at_the_same_moment_exactly_one_wins():
    for pk in queued(5):
        winners: list[ImportJob] = []
        gate = threading.Barrier(8)

        def work(pk=pk, winners=winners, gate=gate):
            gate.wait()
            if job := claim(pk, NOW, LEASE):
                winners.append(job)
            connection.close()

        workers = [threading.Thread(target=work) for _ in range(8)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

        assert [job.attempt for job in winners] == [1]


@pytest.mark.django_db
def test_a_job_whose_lease_ran_out_goes_to_the_next_worker():
    [pk] = queued()
    claim(pk, NOW, LEASE)

    job = claim(pk, AFTER_LEASE, LEASE)

    assert job is not None
    assert job.attempt == 2


@pytest.mark.django_db
def test_the_worker_that_lost_its_lease_can_no_longer_end_the_job():
    [pk] = queued()
    slow = claim(pk, NOW, LEASE)
    claim(pk, AFTER_LEASE, LEASE)

    ended = q.fail(slow, "too slow", AFTER_LEASE)

    assert ended is False
    assert states() == [("running", 2, "")]


@pytest.mark.django_db
def test_after_cancel_and_retry_the_old_worker_holds_nothing_though_numbers_agree():
    [pk] = queued()
    old = claim(pk, NOW, LEASE)
    cancel(pk, "Olha", NOW)
    retry(pk, NOW)
    new = claim(pk, NOW + timedelta(seconds=5), LEASE)

    assert old.attempt == new.attempt == 1
    assert not q.held(old).exists()
    assert q.held(new).exists()


@pytest.mark.django_db
def test_a_worker_that_dies_three_times_leaves_a_failed_job_with_a_plain_reason():
    [pk] = queued()
    for number in range(3):
        assert claim(pk, NOW + number * 2 * LEASE, LEASE) is not None
    end = NOW + 10 * LEASE

    fourth = claim(pk, end, LEASE)
    ended = end_worn_out_jobs(end)

    assert fourth is None
    assert ended == 1
    job = ImportJob.objects.get()
    assert (job.state, job.attempt, job.reason, job.remedy) == (
        "failed",
        3,
        q.WORN_OUT,
        "retry",
    )
    assert job.finished_at == end


@pytest.mark.django_db
def test_a_passing_failure_waits_longer_each_time_and_ends_with_its_own_reason():
    [pk] = queued()
    waits = []
    now = NOW
    for _ in range(3):
        job = claim(pk, now, LEASE)
        q.try_later(job, "The site is away.", timedelta(0), now)
        job.refresh_from_db()
        waits.append(job.next_attempt_at - now)
        now = job.next_attempt_at

    assert waits[:2] == [timedelta(minutes=2), timedelta(minutes=4)]
    assert states() == [("failed", 3, "The site is away.")]


@pytest.mark.django_db
def test_a_wish_of_the_publisher_is_waited_for_when_it_is_longer():
    [pk] = queued()
    job = claim(pk, NOW, LEASE)

    q.try_later(job, "Later.", timedelta(hours=3), NOW)

    assert claim(pk, NOW + timedelta(hours=2), LEASE) is None
    assert claim(pk, NOW + timedelta(hours=3), LEASE) is not None


@pytest.mark.django_db
def test_retry_gives_a_failed_job_three_new_attempts():
    [pk] = queued()
    q.fail(claim(pk, NOW, LEASE), "The page is empty.", NOW)

    assert retry(pk, NOW) is True

    assert states() == [("queued", 0, "")]
    assert claim(pk, NOW, LEASE).attempt == 1


@pytest.mark.django_db
def test_only_a_failed_job_can_be_retried():
    [pk] = queued()

    assert retry(pk, NOW) is False


@pytest.mark.django_db
def test_cancel_ends_a_waiting_or_running_job_and_names_who():
    waiting, running, done = queued(3)
    claim(running, NOW, LEASE)
    q.fail(claim(done, NOW, LEASE), "The page is empty.", NOW)

    assert [cancel(pk, "Olha", NOW) for pk in (waiting, running, done)] == [
        True,
        True,
        False,
    ]
    assert states() == [
        ("failed", 0, "Cancelled by Olha."),
        ("failed", 1, "Cancelled by Olha."),
        ("failed", 1, "The page is empty."),
    ]


@pytest.mark.django_db
def test_workers_are_told_of_a_job_once_in_two_minutes():
    queued(3)

    told = [
        jobs_to_dispatch(NOW + timedelta(seconds=seconds)) for seconds in (0, 60, 121)
    ]

    keys = list(ImportJob.objects.order_by("pk").values_list("pk", flat=True))
    assert told == [keys, [], keys]


@pytest.mark.django_db
def test_a_job_that_waits_for_its_hour_is_not_told_of():
    [pk] = queued()
    q.try_later(claim(pk, NOW, LEASE), "Later.", timedelta(hours=1), NOW)

    assert jobs_to_dispatch(NOW + timedelta(minutes=59)) == []
    assert jobs_to_dispatch(NOW + timedelta(minutes=61)) == [pk]


@pytest.mark.django_db
def test_a_new_process_takes_over_what_the_old_one_left_but_keeps_the_count():
    first, worn = queued(2)
    claim(first, NOW, LEASE)
    for number in range(3):
        claim(worn, NOW + number * 2 * LEASE, LEASE)
    now = NOW + 4 * LEASE

    take_over(now)
    end_worn_out_jobs(now + timedelta(seconds=1))

    assert states() == [("queued", 1, ""), ("failed", 3, q.WORN_OUT)]
    assert jobs_to_dispatch(now) == [first]
