"""One party: its line on every issue, its moves, whom it is closest to, its sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.asking.day import DayChoices
from dashboard.presenters.issue_paths import MoveRow, move_row
from dashboard.presenters.lines import LineView, line_view
from dashboard.presenters.months import MonthsView, months_view, pair_line
from dashboard.presenters.naming import subject, the
from dashboard.presenters.quotes import QuoteView, quote_view
from dashboard.presenters.wording import (
    ATTRIBUTION_WORDS,
    counted,
    listed,
    long_day,
    of_hundred,
    spelled,
)
from positions.analysis.changes import ChangeKind, cell_changes
from positions.analysis.convergence import PairPoint, pair_series
from positions.analysis.intervals import Interval
from positions.analysis.matrix import Matrix
from positions.analysis.months import MonthlyAgreement
from positions.readers.catalogue import Catalogue, IssueEntry, PartyEntry
from positions.readers.parties import PartySources
from positions.readers.public_statement import PublicStatement

CLOSEST_FROM = 4
PUBLISHERS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class LineRow:
    """An issue; `line` is None where nothing was found.

    `together` names the parties that choices the same; `n` counts its own accepted
    statements on the issue.
    """

    key: str
    title: str
    line: LineView | None
    quote: QuoteView | None
    together: str
    moves: int
    n: int


@dataclass(frozen=True, slots=True)
class Closeness:
    """Agreement with another party on the day, in points of 100, None if undefined."""

    code: str
    name: str
    score: int | None
    n: int


@dataclass(frozen=True, slots=True)
class PartyView:
    """The whole page; `publishers` are (name, number of statements), most first."""

    party: PartyEntry
    title: str
    deck: tuple[str, ...]
    rows: tuple[LineRow, ...]
    moves: tuple[MoveRow, ...]
    others: tuple[Closeness, ...]
    months: MonthsView
    n: int
    attributions: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    publisher_count: int
    gaps: str


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What the readers and measures found about a party."""

    matrix: Matrix
    intervals: tuple[Interval, ...]
    monthly: MonthlyAgreement
    quoted: Mapping[int, PublicStatement]
    sources: PartySources


def party_view(choices: DayChoices, party: PartyEntry, facts: PartyFacts) -> PartyView:
    """As of the day of `choices`."""
    catalogue = choices.catalogue
    moves = tuple(_moves(catalogue, choices, facts.intervals))
    rows = tuple(_rows(catalogue, choices, party, facts, moves))
    series = {
        other.code: pair_series(facts.monthly, party.code, other.code)
        for other in catalogue.parties
        if other.code != party.code
    }
    others = _others(catalogue, series)
    publishers = sorted(facts.sources.by_publisher.items(), key=lambda p: -p[1])
    return PartyView(
        party=party,
        title=_title(catalogue, party, rows, others),
        deck=tuple(_deck(catalogue, choices, rows, moves, facts.sources)),
        rows=rows,
        moves=moves,
        others=others,
        months=_months(catalogue, party, facts.monthly, series, others),
        n=facts.sources.n,
        attributions=tuple(
            (ATTRIBUTION_WORDS[way], n)
            for way, n in sorted(
                facts.sources.by_attribution.items(), key=lambda a: -a[1]
            )
        ),
        publishers=tuple(
            (name or "no publisher named", n)
            for name, n in publishers[:PUBLISHERS_SHOWN]
        ),
        publisher_count=len(publishers),
        gaps=listed(
            [
                subject(catalogue.issue_by_key[row.key])
                for row in rows
                if row.line is None
            ]
        ),
    )


def _rows(
    catalogue: Catalogue,
    choices: DayChoices,
    party: PartyEntry,
    facts: PartyFacts,
    moves: Sequence[MoveRow],
) -> Iterable[LineRow]:
    for issue in catalogue.issues:
        cell = facts.matrix.cell(party.code, issue.key)
        row = facts.quoted.get(int(cell.statements[0].id)) if cell else None
        yield LineRow(
            key=issue.key,
            title=issue.title,
            line=line_view(issue, cell, cell.age(choices.as_of)) if cell else None,
            quote=quote_view(row, issue) if row else None,
            together=_together(catalogue, facts.matrix, party, issue),
            moves=sum(
                move.issue == issue.title
                and move.what.startswith(ChangeKind.MOVED)
                and not move.later
                for move in moves
            ),
            n=facts.sources.by_issue.get(issue.key, 0),
        )


def _together(
    catalogue: Catalogue, matrix: Matrix, party: PartyEntry, issue: IssueEntry
) -> str:
    """Those whose stated line has exactly the same options."""
    lines = matrix.lines_on(issue.key)
    own = lines.get(party.code)
    if own is None:
        return ""
    names = catalogue.party_by_code
    return listed(
        [
            names[code].narrow_name
            for code, line in lines.items()
            if code != party.code and set(line.options) == set(own.options)
        ]
    )


def _moves(
    catalogue: Catalogue, choices: DayChoices, intervals: Sequence[Interval]
) -> list[MoveRow]:
    """Every change of its cells, the newest first."""
    changes = []
    for key, group in groupby(intervals, key=lambda interval: interval.issue):
        issue = catalogue.issue_by_key[key]
        changes += [(change, issue) for change in cell_changes(group, issue.scale)]
    changes.sort(key=lambda dated: dated[0].on, reverse=True)
    return [
        move_row(catalogue, issue, change, choices.as_of) for change, issue in changes
    ]


def _others(
    catalogue: Catalogue, series: Mapping[str, Sequence[PairPoint]]
) -> tuple[Closeness, ...]:
    """The closest first, those without a score last."""
    names = catalogue.party_by_code
    last = {code: points[-1] for code, points in series.items()}
    others = [
        Closeness(
            code,
            names[code].name,
            None if point.agreement is None else of_hundred(point.agreement),
            point.n,
        )
        for code, point in last.items()
    ]

    def rank(other: Closeness) -> tuple[bool, int, int]:
        return other.score is None, -(other.score or 0), -other.n

    return tuple(sorted(others, key=rank))


def _title(
    catalogue: Catalogue,
    party: PartyEntry,
    rows: Sequence[LineRow],
    others: Sequence[Closeness],
) -> str:
    stated = sum(row.line is not None and row.line.counts for row in rows)
    start = f"{party.name}: a stated line on {stated} of {len(rows)} issues"
    known = [o for o in others if o.score is not None and o.n >= CLOSEST_FROM]
    if len(known) < 2:
        return start
    near, far = known[0], known[-1]
    nearest, farthest = (the(catalogue.party_by_code[o.code]) for o in (near, far))
    return (
        f"{start}; closest to {nearest} ({near.score} of 100, n = {near.n}), "
        f"farthest from {farthest} ({far.score}, n = {far.n})"
    )


def _deck(
    catalogue: Catalogue,
    choices: DayChoices,
    rows: Sequence[LineRow],
    moves: Sequence[MoveRow],
    sources: PartySources,
) -> Iterable[str]:
    day = long_day(choices.as_of)
    publishers = counted(len(sources.by_publisher), "publisher")
    statements = counted(sources.n, "accepted statement") + " of its own until " + day
    yield (
        f"We found {statements}, from {publishers}."
        if sources.n
        else f"We found no accepted statement of its own until {day}."
    )
    past = [m for m in moves if not m.later and m.what.startswith(ChangeKind.MOVED)]
    if past:
        often = "once" if len(past) == 1 else f"{spelled(len(past))} times"
        last = next(i for i in catalogue.issues if i.title == past[0].issue)
        yield f"It moved {often}, last on {past[0].day} on {subject(last)}."
    elif any(row.line for row in rows):
        yield f"No stated position of it changed until {day}."


def _months(
    catalogue: Catalogue,
    party: PartyEntry,
    monthly: MonthlyAgreement,
    series: Mapping[str, Sequence[PairPoint]],
    others: Sequence[Closeness],
) -> MonthsView:
    """Named: the belligerents, then the closest and the farthest on the day."""
    known = [o.code for o in others if o.score is not None and o.n >= CLOSEST_FROM]
    sides = [p.code for p in catalogue.belligerent_parties]
    wanted = [*sides, *known[:1], *known[-1:]]
    named = [code for code in dict.fromkeys(wanted) if code != party.code]
    names = catalogue.party_by_code
    ordered = named + [code for code in series if code not in named]
    lines = [
        pair_line(names[code].narrow_name, series[code], code in named)
        for code in ordered
    ]
    return months_view(lines, monthly.days)
