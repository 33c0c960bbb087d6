"""kill -9 of everything in the middle of 50 queued imports; then a restart."""

import sqlite3

import pytest

QUEUED = 50
ALL_IMPORTED_ONCE = {
    "jobs": {"imported": QUEUED},
    "articles": QUEUED,
    "doubled": 0,
    "statements": QUEUED,
}


def imported(parley) -> int:
    with sqlite3.connect(parley.folder / "parley.sqlite3", timeout=20) as connection:
        found = connection.execute(
            "SELECT count(*) FROM positions_importjob WHERE state = 'imported'"
        )
        count: int = found.fetchone()[0]
    return count


def kill_in_the_middle(parley) -> int:
    parley.wait_until(lambda: imported(parley) >= 5, "the first imports")
    parley.kill_all()
    return imported(parley)


def without_attempts(ledger: dict) -> dict:
    return {name: value for name, value in ledger.items() if name != "attempts"}


def test_embedded_worker_killed_in_the_middle_loses_and_doubles_nothing(embedded):
    embedded.queue_texts(0, QUEUED, sentences=300)
    embedded.start_embedded()

    done_before = kill_in_the_middle(embedded)
    embedded.start_embedded()
    embedded.wait_until(lambda: imported(embedded) == QUEUED, "all imports")

    assert 5 <= done_before < QUEUED
    assert without_attempts(embedded.ledger()) == ALL_IMPORTED_ONCE


@pytest.mark.redis
def test_workers_on_redis_killed_in_the_middle_lose_and_double_nothing(with_redis):
    with_redis.queue_texts(0, QUEUED, sentences=300)
    with_redis.start_worker_and_beat()

    done_before = kill_in_the_middle(with_redis)
    with_redis.start_worker_and_beat()
    with_redis.wait_until(lambda: imported(with_redis) == QUEUED, "all imports", 90)

    assert 5 <= done_before < QUEUED
    assert without_attempts(with_redis.ledger()) == ALL_IMPORTED_ONCE
