"""Redis emptied or killed, workers asked to stop: the rows are the queue."""

import signal
import time

import pytest
import redis

from tests.services.redis import redis_server

pytestmark = pytest.mark.redis
QUEUED = 120


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_a_redis_that_is_emptied_costs_no_import(beside_redis, redis_program):
    with redis_server(redis_program, beside_redis.redis_port) as url:
        beside_redis.begin_imports(QUEUED)
        before = beside_redis.imported()

        redis.Redis.from_url(url).flushall()
        seconds = beside_redis.wait_for_imports(QUEUED)

        print(f"emptied after {before} of {QUEUED}; the rest in {seconds} s")
        assert before < QUEUED
        beside_redis.assert_all_imported_once(QUEUED)


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_a_redis_that_is_killed_without_persistence_costs_no_import(
    beside_redis, redis_program
):
    with redis_server(redis_program, beside_redis.redis_port):
        beside_redis.begin_imports(QUEUED)
    killed_after = [beside_redis.imported()]

    for _ in range(2):
        with redis_server(redis_program, beside_redis.redis_port):
            time.sleep(4)
        killed_after.append(beside_redis.imported())
    with redis_server(redis_program, beside_redis.redis_port):
        seconds = beside_redis.wait_for_imports(QUEUED)

        print(f"killed after {killed_after} of {QUEUED}; the rest in {seconds} s")
        beside_redis.assert_all_imported_once(QUEUED)


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_workers_that_are_asked_to_stop_end_their_task_and_lose_none(
    beside_redis, redis_program
):
    with redis_server(redis_program, beside_redis.redis_port):
        beside_redis.begin_imports(QUEUED)
        durations = []
        for _ in range(3):
            beside_redis.wait_for_imports(min(beside_redis.imported() + 10, QUEUED))
            worker, beat = beside_redis.processes[-2:]
            began = time.monotonic()
            worker.send_signal(signal.SIGTERM)
            beat.send_signal(signal.SIGTERM)
            worker.wait(timeout=40)
            durations.append(round(time.monotonic() - began, 1))
            beside_redis.kill_all()
            beside_redis.start_worker_and_beat()
        beside_redis.wait_for_imports(QUEUED)

        print(f"stopped within {durations} s")
        assert max(durations) <= 30
        beside_redis.assert_all_imported_once(QUEUED)
