"""Which files a day passes from the address to a cell of the matrix.

A file is passed if one of its functions is given the day, or a value that holds it.
"""

import sys
from dataclasses import fields, is_dataclass
from datetime import date

from positions.models import Event, Statement
from tests.conftest import REPOSITORY

# Nothing was said, reported or done on it: a value that holds it holds the choice.
QUIET = date(2025, 9, 14)
DASHBOARD, POSITIONS = f"{REPOSITORY}/dashboard/", f"{REPOSITORY}/positions/"
# What else the page says of the day, and the address written back; no cell needs it.
ELSEWHERE = {
    "asking/choices.py",
    "asking/matrix.py",
    "asking/period.py",
    "presenters/agreement.py",
    "presenters/days.py",
    "presenters/headline.py",
    "presenters/links.py",
    "presenters/wording.py",
    "templatetags/parley.py",
    "views/show.py",
}
# What is measured on the matrix of the day, and the days of change around it.
MEASURES = {
    "analysis/agreement.py",
    "analysis/changes.py",
    "analysis/comparison.py",
    "analysis/dispersion.py",
    "analysis/grid.py",
    "analysis/headline.py",
    "analysis/months.py",
    "readers/positions/change_days.py",
}


def holds(value, depth=0):
    if isinstance(value, date):
        return value == QUIET
    if depth > 3:
        return False
    return any(holds(part, depth + 1) for part in parts(value))


def parts(value):
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in fields(value)]
    if isinstance(value, dict):
        return list(value.values())[:20]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)[:20]
    return [value.cleaned_data] if hasattr(value, "cleaned_data") else []


def passed(client, address, below):
    files = set()

    def look(frame, event, _):
        name = frame.f_code.co_filename
        ours = event == "call" and name.startswith(below)
        if ours and any(map(holds, frame.f_locals.values())):
            files.add(name.removeprefix(below))

    sys.setprofile(look)
    try:
        client.get(address)
    finally:
        sys.setprofile(None)
    return files


def test_a_day_passes_four_files_from_the_address_to_a_cell(client, seeded):
    files = passed(client, f"/?as_of={QUIET}&known_at=2025-10-01", DASHBOARD)

    assert not Statement.objects.filter(said_on=QUIET).exists()
    assert not Statement.objects.filter(reported_on=QUIET).exists()
    assert not Event.objects.filter(date=QUIET).exists()
    assert files - ELSEWHERE == {
        "asking/forms.py",
        "asking/day.py",
        "views/matrix.py",
        "presenters/matrix.py",
    }


def test_below_the_view_it_passes_five_more(client, seeded):
    files = passed(client, f"/?as_of={QUIET}", POSITIONS)

    assert files - MEASURES == {
        "readers/positions/reader.py",
        "readers/positions/interval_set.py",
        "analysis/in_force.py",
        "analysis/intervals.py",
        "analysis/matrix.py",
    }
