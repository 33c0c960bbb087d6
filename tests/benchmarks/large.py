"""Size L of the benchmarks: 200 parties, 200 issues, 120 months, made from a fixed seed.

Run as a module it prints milliseconds of CPU per measure as JSON.
"""

import json
import time
from collections.abc import Callable
from datetime import date
from statistics import median

import numpy as np

from positions.analysis import IssueScale, agreement_by_month
from positions.analysis.grid import GAP, OPEN_ENDED, IntervalColumns, OptionGrid, sweep

PARTIES, ISSUES, MONTHS = 200, 200, 120
DAYS = tuple(date(2016 + n // 12, n % 12 + 1, 28) for n in range(MONTHS))
SCALES = {
    f"i{n}": IssueScale(f"i{n}", True, {f"o{k}": k / 2 - 1 for k in range(5)})
    for n in range(ISSUES)
}


def columns(intervals: int = 150_000) -> IntervalColumns:
    """Intervals spread over all cells and ten years; in each cell one follows another."""
    chance = np.random.default_rng(7)
    first, last = DAYS[0].toordinal() - 27, DAYS[-1].toordinal()
    cell = np.sort(chance.integers(0, PARTIES * ISSUES, intervals))
    start = chance.integers(first, last, intervals).astype(np.int32)
    order = np.lexsort((start, cell))
    cell, start = cell[order], start[order]
    once = np.ones(intervals, dtype=bool)
    once[1:] = (cell[1:] != cell[:-1]) | (start[1:] != start[:-1])
    cell, start = cell[once], start[once]
    end = np.full(len(cell), OPEN_ENDED, dtype=np.int32)
    follows = cell[1:] == cell[:-1]
    end[:-1][follows] = start[1:][follows]
    option = chance.integers(0, 5, len(cell)).astype(np.int8)
    return IntervalColumns(start, end, cell.astype(np.intp), option)


def grid() -> OptionGrid:
    options = sweep(columns(), (PARTIES, ISSUES), DAYS)
    parties = tuple(f"p{n}" for n in range(PARTIES))
    return OptionGrid(DAYS, parties, tuple(SCALES), options, {})


def milliseconds(work: Callable[[], object], rounds: int = 7) -> float:
    """Median CPU time; two rounds before let the memory allocator settle."""
    found = []
    for _ in range(rounds + 2):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return median(found[2:])


def measure() -> dict[str, float]:
    intervals, gaps = columns(), grid()
    options = np.where(gaps.options == GAP, 2, gaps.options).astype(np.int8)
    full = OptionGrid(gaps.days, gaps.parties, gaps.issues, options, {})
    pairs = "agreement of 19,900 pairs x 120 months"
    return {
        "120 monthly matrices from 150,000 intervals": milliseconds(
            lambda: sweep(intervals, (PARTIES, ISSUES), DAYS)
        ),
        f"{pairs} with gaps": milliseconds(lambda: agreement_by_month(gaps, SCALES)),
        f"{pairs} without gaps": milliseconds(lambda: agreement_by_month(full, SCALES)),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
