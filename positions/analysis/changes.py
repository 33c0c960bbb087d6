"""What changed between two dates, and which way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval
from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale
from positions.analysis.words import StepWord, step_word

_EQUAL = 1e-9


class ChangeKind(StrEnum):
    """What happened to a cell; only `MOVED` is a move."""

    MOVED = "moved"
    FIRST_STATED = "stated for the first time"
    ON_RECORD = "stated on the record for the first time"
    NO_LINE = "offer or unconfirmed report, no stated line"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell before and after.

    `on` is the day on which the new position came into force; it may have been said
    again, last on `repeated_on`. `step` is the
    signed way on the scale, None where one of the positions is contested, categorical
    or has no place; `size` is its word. `toward` and `away` name the parties to whom
    the new position is nearer or farther than the old one, measured against where
    they stand afterwards; empty unless the party moved.
    """

    party: str
    issue: str
    kind: ChangeKind
    on: date
    before: InForce | None
    after: InForce
    step: float | None = None
    size: StepWord | None = None
    toward: tuple[str, ...] = ()
    away: tuple[str, ...] = ()

    @property
    def repeated_on(self) -> date | None:
        """The last day of a repeat, as far as `after` knows of one."""
        return self.after.last_said if self.after.repeated else None


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """Changes from the end of `since` to the end of `until`, in order of time.

    Of the `known_before` lines stated by `since`, `unchanged` have the same options.
    """

    since: date
    until: date
    changes: tuple[Change, ...]
    known_before: int
    unchanged: int

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(c for c in self.changes if c.kind is kind)

    @property
    def up(self) -> int:
        """Moves toward the +1 pole."""
        return sum(c.step is not None and c.step > 0 for c in self.changes)

    @property
    def down(self) -> int:
        """Moves toward the -1 pole."""
        return sum(c.step is not None and c.step < 0 for c in self.changes)


def changes_between(
    before: Matrix, after: Matrix, scales: Mapping[str, IssueScale]
) -> ChangeLog:
    """Every cell that differs between two matrices of the same parties and issues.

    What was said in between and taken back is not seen: the ends are compared.
    """
    changes = []
    lines: dict[str, Mapping[str, InForce]] = {}
    for now in after.positions():
        then = before.cell(now.party, now.issue)
        kind = None if then is now else _kind(then, now)
        if kind is ChangeKind.MOVED and now.issue not in lines:
            lines[now.issue] = after.lines_on(now.issue)
        if kind is not None:
            others = lines.get(now.issue, {})
            changes.append(_change(kind, then, now, scales[now.issue], others))
    known = sum(cell.counts for cell in before.positions())
    moved = sum(c.kind is ChangeKind.MOVED for c in changes)
    changes.sort(key=lambda c: c.on)
    return ChangeLog(before.as_of, after.as_of, tuple(changes), known, known - moved)


def cell_changes(
    intervals: Iterable[Interval], scale: IssueScale
) -> tuple[Change, ...]:
    """How one cell came to be where it is: each change of its intervals, in order."""
    positions = [None, *(i.in_force for i in intervals)]
    return tuple(
        _change(kind, then, now, scale, {})
        for then, now in pairwise(positions)
        if now is not None and (kind := _kind(then, now)) is not None
    )


def _change(
    kind: ChangeKind,
    before: InForce | None,
    after: InForce,
    scale: IssueScale,
    lines: Mapping[str, InForce],
) -> Change:
    party, issue, on = after.party, after.issue, after.entered
    if before is None or kind is not ChangeKind.MOVED:
        return Change(party, issue, kind, on, before, after)
    step = _step(scale, before, after)
    gains = {
        options: _nearer_by(scale, before, after, options)
        for options in {line.options for line in lines.values()}
    }
    nearer = {p: gains[line.options] for p, line in lines.items() if p != party}
    return Change(
        party=party,
        issue=issue,
        kind=kind,
        on=on,
        before=before,
        after=after,
        step=step,
        size=None if step is None else step_word(step),
        toward=tuple(p for p, gain in nearer.items() if gain > _EQUAL),
        away=tuple(p for p, gain in nearer.items() if gain < -_EQUAL),
    )


def _kind(before: InForce | None, after: InForce) -> ChangeKind | None:
    """None if the cell holds the same options in the same way.

    A leak or offer replaced by a stated line is no move, even if the options differ.
    """
    same = before is not None and set(before.options) == set(after.options)
    if not after.counts:
        return None if same else ChangeKind.NO_LINE
    if before is None:
        return ChangeKind.FIRST_STATED
    if not before.counts:
        return ChangeKind.ON_RECORD
    return None if same else ChangeKind.MOVED


def _step(scale: IssueScale, before: InForce, after: InForce) -> float | None:
    if before.contested or after.contested:
        return None
    start, end = scale.values(before.options), scale.values(after.options)
    return end[0] - start[0] if start and end else None


def _nearer_by(
    scale: IssueScale, before: InForce, after: InForce, other: tuple[str, ...]
) -> float:
    """How much nearer to the options `other` the new position is than the old one."""
    old = scale.mean_distance(before.options, other)
    new = scale.mean_distance(after.options, other)
    return 0.0 if old is None or new is None else old - new
