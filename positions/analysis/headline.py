"""The facts behind the sentence on the front page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from positions.analysis.changes import ChangeLog, changes_between
from positions.analysis.dispersion import IssueSplit, issue_distance, issue_split
from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale

HEADLINE_FROM = 4
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Headline:
    """What may be said in one sentence.

    `parties` of `of_parties` have a stated line, on `issues` of `of_issues`; `cells` of
    `of_cells` hold one. `closest` and `furthest` name the issues with the smallest and
    the greatest mean distance among ordinal issues on which at least four parties
    stand: several when tied, empty when no issue qualifies or when all are equal.
    `recent` is what changed in the last 30 days.
    """

    as_of: date
    parties: int
    of_parties: int
    issues: int
    of_issues: int
    cells: int
    of_cells: int
    closest: tuple[IssueSplit, ...]
    furthest: tuple[IssueSplit, ...]
    recent: ChangeLog


def headline_of(
    matrix: Matrix, before: Matrix, scales: Mapping[str, IssueScale]
) -> Headline:
    """The facts of a matrix, with the one of 30 days earlier already at hand."""
    lines = [cell for cell in matrix.positions() if cell.counts]
    closest, furthest = _extremes(matrix, scales)
    return Headline(
        as_of=matrix.as_of,
        parties=len({cell.party for cell in lines}),
        of_parties=len(matrix.parties),
        issues=len({cell.issue for cell in lines}),
        of_issues=len(matrix.issues),
        cells=len(lines),
        of_cells=len(matrix.parties) * len(matrix.issues),
        closest=closest,
        furthest=furthest,
        recent=changes_between(before, matrix, scales),
    )


def _extremes(
    matrix: Matrix, scales: Mapping[str, IssueScale]
) -> tuple[tuple[IssueSplit, ...], tuple[IssueSplit, ...]]:
    """(closest, furthest) issues; ties name all of them."""
    distances = {}
    for issue in matrix.issues:
        if scales[issue].ordinal:
            distance, n = issue_distance(matrix, scales[issue])
            if distance is not None and n >= HEADLINE_FROM:
                distances[issue] = distance
    least = min(distances.values(), default=0.0)
    most = max(distances.values(), default=0.0)
    if most - least <= _EQUAL:
        return (), ()
    closest = [i for i, d in distances.items() if d <= least + _EQUAL]
    furthest = [i for i, d in distances.items() if d >= most - _EQUAL]
    return (
        tuple(issue_split(matrix, scales[issue]) for issue in closest),
        tuple(issue_split(matrix, scales[issue]) for issue in furthest),
    )
