"""The same program with one way of reading positions left out, to see what it saves.

`PLAIN_READING=unheld` reads from the database for every question; `=worked-out` tells
what was known by a day from the statements of all cells.
"""

import os
from dataclasses import replace

from dashboard.wsgi import application
from positions.readers.positions import reader
from positions.readers.positions.reader import Positions
from positions.readers.positions.worked_out import work_out

__all__ = ["application"]


def known_by(positions, day):
    scope = replace(positions.scope, known_at=day)
    catalogue = positions.catalogue
    return Positions(
        catalogue, scope, lambda wanted: work_out(catalogue, scope, wanted)
    )


if os.environ["PLAIN_READING"] == "unheld":
    reader.HELD_AT_MOST = -1
else:
    Positions.known_by = known_by  # type: ignore[method-assign]
