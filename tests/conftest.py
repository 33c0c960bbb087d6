"""What every test may use."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.plugin import blocking_manager_key

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
NOW = datetime(2026, 6, 8, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_kept_pages():
    """Revision numbers repeat between tests; what one kept must not reach the next."""
    from tests.fresh_memory import forget

    forget()


def pytest_configure():
    """A million rounds for each test user would cost minutes and prove nothing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def shared() -> Path:
    """The material beside the project; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    return SHARED


@cache
def seed_copy():
    """Kept over all tests of a process."""
    from tests.seed_copy import SeedCopy

    return SeedCopy()


def _shares_seeds(item) -> bool:
    marks = [mark.kwargs for mark in item.iter_markers("django_db")]
    return "seeded" in getattr(item, "fixturenames", ()) and not any(marks)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests that share the seeds come together; else the order stays."""
    items.sort(key=lambda item: not _shares_seeds(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    with item.config.stash[blocking_manager_key].unblock():
        if _shares_seeds(item):
            seed_copy().lay_below()
        else:
            seed_copy().clear_below()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """The data folder of an installation with tables and seeds, to be copied."""
    from tests.services.installation import environment, manage

    folder = tmp_path_factory.mktemp("prepared")
    manage(environment(folder), "migrate", "--verbosity=0")
    manage(environment(folder), "load_seeds")
    return folder


@pytest.fixture
def seeded(db):
    """The seed data in the test's database."""
    return seed_copy().load()


@pytest.fixture
def curator(db):
    """A person who may review."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_user(
        "olha", password="a long test pass phrase", is_staff=True, is_superuser=True
    )
