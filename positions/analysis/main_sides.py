"""The gap between the two main sides, and how far the others are apart.

A process names the two parties between whom it is negotiated. What decides whether an
issue can be bridged is the gap between these two; a mean over all parties hides it,
since it falls with every further ally who signs the same text though nobody moves.
Only stated lines on issues with a scale are measured. Distances are in units of the
fixed scale, from 0 to 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import fsum

from positions.analysis.in_force import InForce
from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale
from positions.analysis.words import DistanceWord, distance_word

OTHERS_FROM = 3
"""Separate lines of other parties below which their spread is not defined."""

MainSides = tuple[str, str]
"""Codes of the two parties between whom the process is negotiated."""

_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Gap:
    """Distance of the main sides on an issue, 0 to 2.

    `least` and `most` differ where a side's line is contested: the gap is then
    somewhere between them.
    """

    least: float
    most: float

    @property
    def is_range(self) -> bool:
        return self.most - self.least > _EQUAL

    @property
    def words(self) -> tuple[DistanceWord, ...]:
        """One word, or those of both ends where they differ."""
        ends = (distance_word(self.least), distance_word(self.most))
        return tuple(dict.fromkeys(ends))


@dataclass(frozen=True, slots=True)
class SeparateLine:
    """Parties other than the main sides whose lines rest on one text.

    `options` are those with a place on the scale, several where contested.
    """

    parties: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OthersSpread:
    """Mean distance over pairs of separate lines, None below three of them."""

    lines: tuple[SeparateLine, ...]
    mean_distance: float | None

    @property
    def n(self) -> int:
        return len(self.lines)

    @property
    def parties(self) -> int:
        """How many parties hold these lines."""
        return sum(len(line.parties) for line in self.lines)


@dataclass(frozen=True, slots=True)
class IssueGap:
    """An issue as of a day: the main sides' gap and the spread of the others.

    `gap` is None on an issue without a scale, or where a side has no line with a place
    on it; `without_line` names these sides.
    """

    issue: str
    ordinal: bool
    gap: Gap | None
    without_line: tuple[str, ...]
    others: OthersSpread


@dataclass(frozen=True, slots=True)
class GapOverview:
    """All issues as of a day. `narrowest` and `widest` are over issues with one gap.

    Each is None unless one issue alone has it; `narrowest` also if even that gap is
    the whole scale. An issue whose gap is a range takes no part in either.
    """

    issues: tuple[IssueGap, ...]
    narrowest: IssueGap | None
    widest: IssueGap | None

    @property
    def compared(self) -> tuple[IssueGap, ...]:
        """The issues on which both main sides can be compared."""
        return tuple(i for i in self.issues if i.gap is not None)

    def exactly(self, word: DistanceWord) -> tuple[IssueGap, ...]:
        """The issues whose gap is described by exactly `word` over its whole range."""
        return tuple(i for i in self.compared if i.gap and i.gap.words == (word,))


def gap_overview(
    matrix: Matrix, scales: Mapping[str, IssueScale], sides: MainSides
) -> GapOverview:
    """Every issue of the matrix, in its order."""
    issues = tuple(issue_gap(matrix, scales[issue], sides) for issue in matrix.issues)
    certain = [i for i in issues if i.gap is not None and not i.gap.is_range]
    narrowest = _alone(certain, -1)
    return GapOverview(
        issues=issues,
        narrowest=None if narrowest is None or _is_whole(narrowest) else narrowest,
        widest=_alone(certain, 1),
    )


def issue_gap(matrix: Matrix, scale: IssueScale, sides: MainSides) -> IssueGap:
    """Both numbers of one issue."""
    lines = matrix.lines_on(scale.key)
    placed = {party: _placed(line, scale) for party, line in lines.items()}
    return IssueGap(
        issue=scale.key,
        ordinal=scale.ordinal,
        gap=_gap(scale, *(placed.get(side, ()) for side in sides)),
        without_line=tuple(side for side in sides if not placed.get(side)),
        others=_others(scale, lines, sides),
    )


def _placed(line: InForce, scale: IssueScale) -> tuple[str, ...]:
    return tuple(o for o in line.options if scale.takes_part(o))


def _gap(scale: IssueScale, one: tuple[str, ...], other: tuple[str, ...]) -> Gap | None:
    pairs = (scale.distance(x, y) for x, y in product(one, other))
    distances = [d for d in pairs if d is not None]
    if not (scale.ordinal and distances):
        return None
    return Gap(min(distances), max(distances))


def _others(
    scale: IssueScale, lines: Mapping[str, InForce], sides: MainSides
) -> OthersSpread:
    """Parties whose lines are carried by the same statements count as one line."""
    if not scale.ordinal:
        return OthersSpread((), None)
    by_text: dict[tuple[int | str, ...], list[InForce]] = {}
    for party, line in lines.items():
        if party not in sides and _placed(line, scale):
            text = tuple(s.id for s in line.statements)
            by_text.setdefault(text, []).append(line)
    separate = tuple(
        SeparateLine(tuple(line.party for line in same), _placed(same[0], scale))
        for same in by_text.values()
    )
    return OthersSpread(separate, _mean_distance(scale, separate))


def _mean_distance(scale: IssueScale, lines: tuple[SeparateLine, ...]) -> float | None:
    if len(lines) < OTHERS_FROM:
        return None
    pairs = [
        scale.mean_distance(a.options, b.options) or 0.0
        for a, b in combinations(lines, 2)
    ]
    return fsum(pairs) / len(pairs)


def _alone(issues: list[IssueGap], sign: int) -> IssueGap | None:
    """The one issue with the greatest `sign` times gap; None where several tie."""
    ranked = sorted(issues, key=lambda i: -sign * _size(i))
    if not ranked:
        return None
    tied = len(ranked) > 1 and abs(_size(ranked[0]) - _size(ranked[1])) <= _EQUAL
    return None if tied else ranked[0]


def _size(issue: IssueGap) -> float:
    return 0.0 if issue.gap is None else issue.gap.least


def _is_whole(issue: IssueGap) -> bool:
    return issue.gap is not None and issue.gap.least >= 2 - _EQUAL
