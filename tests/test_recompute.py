"""The script in docs/recompute.md gives the numbers that the pages show."""

import re
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY
from tests.dashboard.markup import find, parsed, words

SCRIPT = re.search(
    r"```python\n(.+?)```", (REPOSITORY / "docs/recompute.md").read_text("utf-8"), re.S
)[1]


@pytest.mark.parametrize(
    "day", ["2025-04-22", "2025-05-31", "2025-11-25", "2026-06-07"]
)
def test_the_ten_lines_give_the_numbers_of_the_pages(client, seeded, tmp_path, day):
    matrix = tmp_path / "matrix.csv"
    matrix.write_bytes(client.get(f"/export/matrix.csv?as_of={day}").content)
    front = words(find(parsed(client.get(f"/?as_of={day}")), ".deck")[0])
    compare = client.get(f"/compare/?a=RU&b=UA&as_of={day}")
    shown = words(find(parsed(compare), ".score div")[0])

    printed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(matrix)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    found, of = re.search(r"in (\d+) of (\d+) cells", front).groups()
    score, n = re.search(r"^(\d+) of 100\D+(\d+) of", shown).groups()
    assert printed == f"{found} of {of} cells; {score} of 100, n = {n}\n"


def test_the_script_has_ten_lines():
    assert len(SCRIPT.splitlines()) == 10
