import pytest

from tests.faults.parley import Parley
from tests.services.found import require
from tests.services.redis import redis_server


@pytest.fixture
def embedded(tmp_path):
    """A Parley without Redis: worker and beat inside the web process."""
    parley = Parley(tmp_path)
    yield parley
    parley.kill_all()


@pytest.fixture
def with_redis(tmp_path):
    """A Parley with a real Redis and ordinary Celery processes."""
    with redis_server(require("redis-server")) as url:
        parley = Parley(tmp_path, {"REDIS_URL": url})
        yield parley
        parley.kill_all()
