"""kill -9 of everything in the middle of 50 queued imports; then a restart."""

import pytest

QUEUED = 50


def kill_in_the_middle(parley) -> int:
    parley.wait_for_imports(5)
    parley.kill_all()
    return parley.imported()


def test_embedded_worker_killed_in_the_middle_loses_and_doubles_nothing(embedded):
    embedded.queue_texts(0, QUEUED, sentences=300)
    embedded.start_embedded()

    done_before = kill_in_the_middle(embedded)
    embedded.start_embedded()
    embedded.wait_for_imports(QUEUED)

    assert 5 <= done_before < QUEUED
    embedded.assert_all_imported_once(QUEUED)


@pytest.mark.faults
@pytest.mark.redis
def test_workers_on_redis_killed_in_the_middle_lose_and_double_nothing(with_redis):
    with_redis.queue_texts(0, QUEUED, sentences=300)
    with_redis.start_worker_and_beat()

    done_before = kill_in_the_middle(with_redis)
    with_redis.start_worker_and_beat()
    with_redis.wait_for_imports(QUEUED)

    assert 5 <= done_before < QUEUED
    with_redis.assert_all_imported_once(QUEUED)
