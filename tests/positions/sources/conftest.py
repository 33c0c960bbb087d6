"""A hostile web and a policy that lets the tests reach it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from positions.sandbox import stop_servers
from positions.sources import FetchPolicy
from tests.hostile_web import HostileWeb, connections

__all__ = ["connections"]

POLICY = FetchPolicy(
    user_agent="Parley/0.1 (+https://parley.example/about)",
    deadline=10.0,
    allowed_hosts=frozenset({"127.0.0.1"}),
)


@pytest.fixture(scope="session")
def _web() -> Iterator[HostileWeb]:
    with HostileWeb() as web:
        yield web


@pytest.fixture
def web(_web: HostileWeb) -> HostileWeb:
    _web.requests.clear()
    return _web


@pytest.fixture
def policy() -> FetchPolicy:
    return POLICY


@pytest.fixture
def hurried() -> FetchPolicy:
    """A policy whose deadline a test can wait for."""
    return replace(POLICY, deadline=1.0)


@pytest.fixture(scope="session", autouse=True)
def _no_server_is_left():
    yield
    stop_servers()
