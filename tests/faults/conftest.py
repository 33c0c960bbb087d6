import shutil

import pytest

from tests.faults.parley import Parley
from tests.services.found import require
from tests.services.ports import free_port
from tests.services.redis import redis_server


@pytest.fixture
def folder(tmp_path, prepared):
    """A data folder of its own, with tables and seeds."""
    return shutil.copytree(prepared, tmp_path / "var")


@pytest.fixture
def embedded(folder):
    """A Parley without Redis: worker and beat inside the web process."""
    parley = Parley(folder)
    yield parley
    parley.kill_all()


@pytest.fixture
def with_redis(folder):
    """A Parley with a real Redis and ordinary Celery processes."""
    with redis_server(require("redis-server")) as url:
        parley = Parley(folder, {"REDIS_URL": url})
        yield parley
        parley.kill_all()


@pytest.fixture
def redis_program():
    return require("redis-server")


@pytest.fixture
def beside_redis(folder):
    """A Parley that expects a Redis, which the test starts and stops."""
    parley = Parley(folder, {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"})
    yield parley
    parley.kill_all()
