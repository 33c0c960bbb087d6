"""How each party moved on an issue: small charts and the same as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.asking.issue import IssueChoices
from dashboard.charts.base import Spec
from dashboard.charts.steps import Span, Stated, steps
from dashboard.presenters.options import (
    OptionView,
    chart_colour,
    colour_of,
    held,
    labels,
    option_views,
)
from dashboard.presenters.wording import long_day
from positions.analysis.changes import Change, ChangeKind, cell_changes
from positions.analysis.intervals import Interval, interval_on
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.vocabulary import EventKind

DRAWN_AT_MOST = 15
DRAWN_EVENTS = frozenset({EventKind.MEETING, EventKind.DOCUMENT, EventKind.TRUCE})


@dataclass(frozen=True, slots=True)
class PathView:
    """The small chart of a party; `now` is its option in words."""

    code: str
    name: str
    now: str
    spec: Spec

    @property
    def figure(self) -> str:
        """The id under which the page holds the specification."""
        return f"path-{self.code}"


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One change; `later` is true after the day of the page."""

    code: str
    party: str
    issue: str
    day: str
    before: tuple[OptionView, ...]
    after: tuple[OptionView, ...]
    what: str
    statement: int
    later: bool


@dataclass(frozen=True, slots=True)
class IssuePaths:
    """`left_out` counts parties that are only in the table."""

    drawn: tuple[PathView, ...]
    rows: tuple[MoveRow, ...]
    moves: int
    left_out: int
    low: str
    high: str


def issue_paths(
    choices: IssueChoices,
    issue: IssueEntry,
    intervals: Sequence[Interval],
) -> IssuePaths:
    """In the order of the parties; those without any statement have no chart."""
    catalogue = choices.catalogue
    of_party = {
        party: list(group) for party, group in groupby(intervals, key=lambda i: i.party)
    }
    seen = [p for p in catalogue.parties if p.code in of_party]
    span = _span(choices, intervals)
    events = [
        (e.day, e.title)
        for e in catalogue.events
        if span.low <= e.day <= span.high and e.kind in DRAWN_EVENTS
    ]
    drawn = [
        PathView(
            code=party.code,
            name=party.name,
            now=_now(issue, of_party[party.code], choices.as_of),
            spec=steps(_stated(issue, of_party[party.code]), span, events),
        )
        for party in seen[:DRAWN_AT_MOST]
    ]
    rows = [
        move_row(catalogue, issue, change, choices.as_of)
        for party in seen
        for change in cell_changes(of_party[party.code], issue.scale)
    ]
    return IssuePaths(
        drawn=tuple(drawn),
        rows=tuple(rows),
        moves=sum(row.what.startswith(ChangeKind.MOVED) for row in rows),
        left_out=max(0, len(seen) - DRAWN_AT_MOST),
        low=long_day(span.low),
        high=long_day(span.high),
    )


def move_row(
    catalogue: Catalogue, issue: IssueEntry, change: Change, as_of: date
) -> MoveRow:
    """A change of one cell in words."""
    what = f"{change.kind}, a {change.size} step" if change.size else str(change.kind)
    return MoveRow(
        code=change.party,
        party=catalogue.party_by_code[change.party].name,
        issue=issue.title,
        day=long_day(change.on),
        before=option_views(issue, change.before.options) if change.before else (),
        after=option_views(issue, change.after.options),
        what=what,
        statement=int(change.after.statements[0].id),
        later=change.on > as_of,
    )


def _span(choices: IssueChoices, intervals: Iterable[Interval]) -> Span:
    first = min((i.valid_from for i in intervals), default=choices.as_of)
    return Span(
        low=min(first, choices.as_of),
        high=max(choices.newest, choices.as_of),
        as_of=choices.as_of,
    )


def _now(issue: IssueEntry, intervals: Sequence[Interval], day: date) -> str:
    interval = interval_on(intervals, day)
    if interval is None:
        return "nothing found by then"
    words = labels(held(issue, interval.in_force))
    return words if interval.in_force.counts else f"{words} (no stated line)"


def _stated(issue: IssueEntry, intervals: Sequence[Interval]) -> list[Stated]:
    heights = _heights(issue)
    stated = []
    for interval in intervals:
        now = interval.in_force
        options = [issue.options[key] for key in now.options]
        stated.append(
            Stated(
                start=interval.valid_from,
                values=tuple(heights[o.key] for o in options if o.key in heights),
                colour=chart_colour(colour_of(options[0])),
                label=labels(options),
                counts=now.counts,
            )
        )
    return stated


def _heights(issue: IssueEntry) -> dict[str, float]:
    """Places on the drawing: the scale, or the order of a list that has none."""
    if issue.scale.ordinal:
        options = issue.options.values()
        return {o.key: o.value for o in options if o.value is not None}
    placed = issue.scale.placed
    gap = 2 / max(len(placed) - 1, 1)
    return {key: 1 - n * gap for n, key in enumerate(placed)}
