"""Months of agreement at size L, against the goals of the performance notes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench

REPOSITORY = Path(__file__).resolve().parents[2]
GOALS = {
    "120 monthly matrices from 150,000 intervals": 20,
    "agreement of 19,900 pairs x 120 months with gaps": 200,
    "agreement of 19,900 pairs x 120 months without gaps": 200,
}


def test_ten_years_of_all_pairs_are_computed_within_the_goals(capsys):
    """Milliseconds of one core: a second BLAS thread only spins on small products."""
    environment = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": str(REPOSITORY),
    }
    run = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.large"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    found = json.loads(run.stdout)

    with capsys.disabled():
        for what, taken in found.items():
            print(f"\n{what}: {taken:.1f} ms CPU (goal {GOALS[what]})", end="")
    assert found.keys() == GOALS.keys()
    assert {what: taken for what, taken in found.items() if taken > GOALS[what]} == {}
