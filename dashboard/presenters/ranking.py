"""Issues by how far the parties are apart on them."""

from dataclasses import dataclass

from dashboard.charts.poles import NumberedDot, numbered
from dashboard.presenters.spread import piles
from dashboard.presenters.wording import counted, listed
from positions.analysis.dispersion import (
    BRIDGEABLE_BELOW,
    COMMON_GROUND_BELOW,
    LABEL_FROM,
    IssueSplit,
    Split,
    all_splits,
)
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue

THRESHOLDS = (
    "Mean distance over all pairs of parties with a place on the issue, from 0 (the "
    f"same option) to 2 (opposite poles). Below {COMMON_GROUND_BELOW} is called common "
    f"ground, below {BRIDGEABLE_BELOW} bridgeable, from there split; fewer than "
    f"{LABEL_FROM} parties are too few to say."
)


@dataclass(frozen=True, slots=True)
class RankRow:
    """An issue; `distance` is empty where no two parties can be compared."""

    key: str
    title: str
    question: str
    group: str
    ordinal: bool
    reading: str
    distance: str
    n: int
    of: int
    dots: tuple[NumberedDot, ...]


def ranking(catalogue: Catalogue, matrix: Matrix) -> tuple[RankRow, ...]:
    """In the order of the matrix."""
    issues = catalogue.issue_by_key
    rows = []
    for split in all_splits(matrix, catalogue.scales):
        issue = issues[split.issue]
        rows.append(
            RankRow(
                key=issue.key,
                title=issue.title,
                question=issue.question,
                group=issue.group_title,
                ordinal=issue.scale.ordinal,
                reading=str(split.label),
                distance=distance_text(split),
                n=split.n,
                of=split.of,
                dots=numbered(piles(issue, matrix.lines_on(issue.key).values())),
            )
        )
    return tuple(rows)


def closest_first(
    catalogue: Catalogue, matrix: Matrix, rows: tuple[RankRow, ...]
) -> tuple[RankRow, ...]:
    """The same rows by mean distance, those with too few parties last."""
    splits = {s.issue: s for s in all_splits(matrix, catalogue.scales)}

    def rank(row: RankRow) -> tuple[bool, float]:
        split = splits[row.key]
        return split.label is Split.TOO_FEW, split.mean_distance or 0.0

    return tuple(sorted(rows, key=rank))


def reading_counts(rows: tuple[RankRow, ...]) -> str:
    """Such as "common ground on one, bridgeable on five and split on six issues"."""
    words = []
    for split in (Split.COMMON_GROUND, Split.BRIDGEABLE, Split.SPLIT, Split.TOO_FEW):
        n = sum(row.reading == split for row in rows)
        if n:
            where = f"{counted(n, 'issue')}"
            words.append(
                f"too few positions on {where}"
                if split is Split.TOO_FEW
                else f"{split} on {where}"
            )
    return listed(words)


def distance_text(split: IssueSplit) -> str:
    """To two digits."""
    return "" if split.mean_distance is None else f"{split.mean_distance:.2f}"
