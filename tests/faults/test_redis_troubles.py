"""Redis cuts its connections, is full, or is away for a while, and workers live on."""

import time
from urllib.request import urlopen

import pytest
import redis

from tests.services.installation import served
from tests.services.redis import redis_server

pytestmark = [pytest.mark.redis, pytest.mark.faults, pytest.mark.timeout(600)]
QUEUED, MORE = 80, 5
AWAY = "the broker does not answer"
FULL = "the broker takes no messages: its memory is full (maxmemory of Redis)"


def assert_nobody_died(parley) -> None:
    assert [process.poll() for process in parley.processes] == [None, None]


def test_connections_that_redis_cuts_cost_no_import(beside_redis, redis_program):
    with redis_server(redis_program, beside_redis.redis_port) as url:
        beside_redis.begin_imports(QUEUED)
        client = redis.Redis.from_url(url)

        cut = 0
        for _ in range(10):
            cut += client.execute_command("CLIENT", "KILL", "TYPE", "normal")
            time.sleep(0.5)
        left = QUEUED - beside_redis.imported()
        seconds = beside_redis.wait_for_imports(QUEUED)

        print(f"{cut} connections cut; the last {left} of {QUEUED} in {seconds} s")
        assert cut >= 10
        assert left > 0
        assert_nobody_died(beside_redis)
        beside_redis.assert_all_imported_once(QUEUED)


def test_a_full_redis_costs_no_import_and_is_told_of(beside_redis, redis_program):
    with redis_server(redis_program, beside_redis.redis_port) as url:
        beside_redis.begin_imports(QUEUED)
        client = redis.Redis.from_url(url)

        client.config_set("maxmemory", "1")
        beside_redis.queue_texts(QUEUED, QUEUED + MORE)
        troubles = beside_redis.troubles()
        time.sleep(10)
        left = QUEUED + MORE - beside_redis.imported()
        client.config_set("maxmemory", "0")
        seconds = beside_redis.wait_for_imports(QUEUED + MORE)

        print(f"full for 10 s; the last {left} of {QUEUED + MORE} in {seconds} s")
        assert FULL in troubles
        assert FULL not in beside_redis.troubles()
        assert_nobody_died(beside_redis)
        beside_redis.assert_all_imported_once(QUEUED + MORE)


def test_a_redis_that_is_away_for_a_while_costs_no_import_and_pages_go_on(
    beside_redis, redis_program
):
    with redis_server(redis_program, beside_redis.redis_port):
        beside_redis.begin_imports(QUEUED)

    with served(beside_redis.environment) as site:
        beside_redis.queue_texts(QUEUED, QUEUED + MORE)
        troubles = beside_redis.troubles()
        began = time.monotonic()
        with urlopen(f"{site}/?as_of=2025-04-22") as answer:
            status = answer.status
        page_took = time.monotonic() - began
        time.sleep(20)
    left = QUEUED + MORE - beside_redis.imported()
    with redis_server(redis_program, beside_redis.redis_port):
        seconds = beside_redis.wait_for_imports(QUEUED + MORE)

        print(f"back again: the last {left} of {QUEUED + MORE} in {seconds} s")
        assert AWAY in troubles
        assert (status, page_took < 30) == (200, True)
        assert_nobody_died(beside_redis)
        beside_redis.assert_all_imported_once(QUEUED + MORE)
