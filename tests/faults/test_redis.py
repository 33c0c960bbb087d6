"""Redis emptied or killed, workers asked to stop: the rows are the queue."""

import signal
import sqlite3
import time

import pytest
import redis

from tests.faults.parley import Parley
from tests.services.found import require
from tests.services.ports import free_port
from tests.services.redis import redis_server

pytestmark = pytest.mark.redis
QUEUED = 120
ALL_IMPORTED_ONCE = {
    "jobs": {"imported": QUEUED},
    "articles": QUEUED,
    "doubled": 0,
    "statements": QUEUED,
}


@pytest.fixture
def parley(folder):
    port = free_port()
    one = Parley(folder, {"REDIS_URL": f"redis://127.0.0.1:{port}/0"})
    yield one
    one.kill_all()


@pytest.fixture
def redis_program():
    return require("redis-server")


def port_of(parley: Parley) -> int:
    return int(parley.settings["REDIS_URL"].split(":")[2].split("/")[0])


def imported(parley: Parley) -> int:
    with sqlite3.connect(parley.folder / "parley.sqlite3", timeout=20) as connection:
        query = "SELECT count(*) FROM positions_importjob WHERE state = 'imported'"
        count: int = connection.execute(query).fetchone()[0]
    return count


def wait_for(parley: Parley, count: int, seconds: float = 240) -> float:
    """Seconds that it took."""
    began = time.monotonic()
    parley.wait_until(lambda: imported(parley) >= count, f"{count} imports", seconds)
    return round(time.monotonic() - began, 1)


def assert_all_imported_once(parley: Parley) -> None:
    ledger = parley.ledger()
    del ledger["attempts"]
    assert ledger == ALL_IMPORTED_ONCE
    parley.manage("check_integrity")


def begin(parley: Parley) -> None:
    """All queued and told of; a worker has done a few."""
    parley.queue_texts(0, QUEUED, sentences=200)
    parley.start_worker_and_beat()
    wait_for(parley, 10)


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_a_redis_that_is_emptied_costs_no_import(parley, redis_program):
    with redis_server(redis_program, port_of(parley)) as url:
        begin(parley)
        before = imported(parley)

        redis.Redis.from_url(url).flushall()
        seconds = wait_for(parley, QUEUED)

        print(f"emptied after {before} of {QUEUED}; the rest in {seconds} s")
        assert before < QUEUED
        assert_all_imported_once(parley)


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_a_redis_that_is_killed_without_persistence_costs_no_import(
    parley, redis_program
):
    with redis_server(redis_program, port_of(parley)):
        begin(parley)
    killed_after = [imported(parley)]

    for _ in range(2):
        with redis_server(redis_program, port_of(parley)):
            time.sleep(4)
        killed_after.append(imported(parley))
    with redis_server(redis_program, port_of(parley)):
        seconds = wait_for(parley, QUEUED)

        print(f"killed after {killed_after} of {QUEUED}; the rest in {seconds} s")
        assert_all_imported_once(parley)


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_workers_that_are_asked_to_stop_end_their_task_and_lose_none(
    parley, redis_program
):
    with redis_server(redis_program, port_of(parley)):
        begin(parley)
        durations = []
        for _ in range(3):
            wait_for(parley, min(imported(parley) + 10, QUEUED))
            worker, beat = parley.processes[-2:]
            began = time.monotonic()
            worker.send_signal(signal.SIGTERM)
            beat.send_signal(signal.SIGTERM)
            worker.wait(timeout=40)
            durations.append(round(time.monotonic() - began, 1))
            parley.kill_all()
            parley.start_worker_and_beat()
        wait_for(parley, QUEUED)

        print(f"stopped within {durations} s")
        assert max(durations) <= 30
        assert_all_imported_once(parley)
