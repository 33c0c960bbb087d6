"""How many files of the dashboard a day passes from the address to a cell.

Counted are the files that are at work at four moments: when the text is read as a day,
when the day of the page is settled, when the positions of that day are asked for, and
when a cell is made. The middleware and the keeper of pages, which hand the request on
as it is, do not count.
"""

import inspect
import sys

import pytest

from dashboard.asking.day import DayPart
from dashboard.asking.forms import DayField
from dashboard.presenters.cells import CellMaker
from dashboard.views import matrix
from tests.conftest import REPOSITORY

HANDING_ON = ("dashboard/caching/", "dashboard/guarding/")
MOMENTS = (
    (DayField, "clean"),
    (DayPart, "clean"),
    (matrix, "read_matrices"),
    (CellMaker, "cell"),
)


@pytest.fixture
def passed(monkeypatch):
    """The files at work at the moments, filled while pages are opened."""
    files = set()

    def watch(owner, name):
        original = getattr(owner, name)

        def watched(*given, **named):
            files.add(inspect.getsourcefile(original))
            files.update(callers())
            return original(*given, **named)

        monkeypatch.setattr(owner, name, watched)

    for owner, name in MOMENTS:
        watch(owner, name)
    return files


def callers():
    frame = sys._getframe(2)
    while frame is not None:
        yield frame.f_code.co_filename
        frame = frame.f_back


def of_the_dashboard(files):
    names = {f.removeprefix(f"{REPOSITORY}/") for f in files}
    return {
        name
        for name in names
        if name.startswith("dashboard/") and not name.startswith(HANDING_ON)
    }


def test_a_day_passes_five_files_from_the_address_to_a_cell(client, seeded, passed):
    client.get("/?as_of=2025-04-22&known_at=2025-05-01")

    assert of_the_dashboard(passed) == {
        "dashboard/asking/forms.py",
        "dashboard/asking/day.py",
        "dashboard/views/matrix.py",
        "dashboard/presenters/matrix.py",
        "dashboard/presenters/cells.py",
    }
