"""Reads the files that the product writes."""

import csv
import io

from positions.exports.tables import unguarded


def read_csv(text: str) -> list[dict[str, str]]:
    """Rows of a file that `as_csv` wrote, texts as they were given to it."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [
        {name: unguarded(value or "") for name, value in row.items() if name}
        for row in reader
    ]
