"""What tests of pages share."""

import pytest

from tests.dashboard.small_talks import make_talks


@pytest.fixture
def talks(db):
    """Two sides and one other party, one issue with three options."""
    return make_talks()
