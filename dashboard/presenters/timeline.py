"""Events, papers and changes of position on one axis of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.asking.period import PeriodChoices
from dashboard.charts.base import Spec
from dashboard.charts.timeline import Mark, timeline_chart
from dashboard.presenters.moves import change_view
from dashboard.presenters.options import OptionView, chart_colour, labels
from dashboard.presenters.proposals import STATUS_WORDS
from dashboard.presenters.wording import counted, listed, long_day, short_day
from positions.analysis.changes import Change, ChangeKind
from positions.readers.catalogue import Catalogue, EventEntry
from positions.readers.proposals import ProposalEntry
from positions.vocabulary import EventKind, ProposalStatus

PAPERS = "Papers"
LANES = {
    EventKind.MEETING: "Meetings",
    EventKind.CALL: "Calls",
    EventKind.DOCUMENT: "Documents",
    EventKind.TRUCE: "Truces",
    EventKind.ATTACK: "Attacks",
    EventKind.DEADLINE: "Deadlines",
    EventKind.OTHER: "Other events",
}
CHANGE_WORDS = {
    ChangeKind.MOVED: "Moved",
    ChangeKind.FIRST_STATED: "First stated",
    ChangeKind.ON_RECORD: "First on the record",
    ChangeKind.NO_LINE: "Offer or report",
}
OPEN_MONTHS = 2


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the list; `url` leads outside, the others to pages of ours."""

    day: date
    when: str
    kind: str
    css: str
    title: str
    text: str
    url: str = ""
    paper: str = ""
    statement: int | None = None
    before: tuple[OptionView, ...] = ()
    after: tuple[OptionView, ...] = ()
    until: str = ""


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """The entries of a month, in order; `sums` says how many of what."""

    title: str
    sums: str
    entries: tuple[TimelineEntry, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page; `entries` is what the table and the file hold."""

    title: str
    deck: str
    spec: Spec
    lanes: int
    entries: tuple[TimelineEntry, ...]
    months: tuple[TimelineMonth, ...]


def timeline_view(
    choices: PeriodChoices,
    papers: Sequence[ProposalEntry],
    changes: Sequence[Change],
) -> TimelineView:
    """Everything from the first to the last day of the choices, both included."""
    catalogue = choices.catalogue
    events = [e for e in catalogue.events if _within(choices, e.day)]
    shown = [p for p in papers if _within(choices, p.day)]
    moves = [
        c
        for c in changes
        if _within(choices, c.on) and (not choices.party or c.party in choices.party)
    ]
    entries = sorted(
        [
            *(_event(e) for e in events),
            *(_paper(p) for p in shown),
            *(_change(catalogue, c) for c in moves),
        ],
        key=lambda entry: entry.day,
    )
    lanes = _lanes(catalogue, events, shown, moves)
    marks = [*_event_marks(events), *_paper_marks(shown), *_marks(catalogue, moves)]
    return TimelineView(
        title=_title(choices, events, shown, moves),
        deck=_deck(moves),
        spec=timeline_chart(lanes, marks, choices.since, choices.until),
        lanes=len(lanes),
        entries=tuple(entries),
        months=tuple(_months(entries)),
    )


def _within(choices: PeriodChoices, day: date) -> bool:
    return choices.since <= day <= choices.until


def _title(
    choices: PeriodChoices,
    events: Sequence[EventEntry],
    papers: Sequence[ProposalEntry],
    changes: Sequence[Change],
) -> str:
    moves = [c for c in changes if c.kind is ChangeKind.MOVED]
    counts = listed(
        [
            _many(len(events), "event"),
            _many(len(papers), "paper"),
            _many(len(moves), "move") + " of stated positions",
        ]
    )
    busiest = ""
    months = [(c.on.year, c.on.month) for c in moves]
    if moves:
        most = max(months.count(m) for m in months)
        names = [f"{c.on:%B %Y}" for c in moves if months.count(_month(c.on)) == most]
        unique = list(dict.fromkeys(names))
        if len(unique) == 1 and most > 3:
            busiest = f"; most moves came in {unique[0]} ({most})"
    return f"{long_day(choices.since)} to {long_day(choices.until)}: {counts}{busiest}"


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _deck(changes: Sequence[Change]) -> str:
    kinds = [c.kind for c in changes]
    first = kinds.count(ChangeKind.FIRST_STATED)
    record = kinds.count(ChangeKind.ON_RECORD)
    no_line = kinds.count(ChangeKind.NO_LINE)
    return (
        f"Besides the moves, {counted(first, 'position')} stated for the first time, "
        f"{record} on the record for the first time after an offer or a report, and "
        f"{no_line} new offers or reports without a stated line. That something came "
        "after an event does not say that it came because of it."
    )


def _lanes(
    catalogue: Catalogue,
    events: Sequence[EventEntry],
    papers: Sequence[ProposalEntry],
    changes: Sequence[Change],
) -> list[str]:
    kinds, movers = {e.kind for e in events}, {c.party for c in changes}
    return [
        *([PAPERS] if papers else []),
        *(lane for kind, lane in LANES.items() if kind in kinds),
        *(p.narrow_name for p in catalogue.parties if p.code in movers),
    ]


def _event(event: EventEntry) -> TimelineEntry:
    return TimelineEntry(
        day=event.day,
        when=short_day(event.day),
        kind=event.kind.capitalize() if event.kind is not EventKind.OTHER else "Event",
        css="event",
        title=event.title,
        text=event.description,
        url=event.source_url,
        until=f"until {long_day(event.end_day)}" if event.end_day else "",
    )


def _paper(paper: ProposalEntry) -> TimelineEntry:
    unconfirmed = paper.status is ProposalStatus.LEAKED
    return TimelineEntry(
        day=paper.day,
        when=short_day(paper.day),
        kind="Paper",
        css="paper leak" if unconfirmed else "paper",
        title=paper.title,
        text=f"{STATUS_WORDS[paper.status]}, {counted(len(paper.clauses), 'clause')}.",
        paper=paper.key,
    )


def _change(catalogue: Catalogue, change: Change) -> TimelineEntry:
    view = change_view(catalogue, change, {})
    return TimelineEntry(
        day=change.on,
        when=short_day(change.on),
        kind=CHANGE_WORDS[change.kind],
        css="move" if change.kind is ChangeKind.MOVED else "first",
        title=f"{view.party_name} on {view.issue}",
        text=f"{view.way}." if view.way else "",
        statement=int(change.after.statements[0].id),
        before=view.before,
        after=view.after,
    )


def _months(entries: Sequence[TimelineEntry]) -> Iterable[TimelineMonth]:
    grouped = [(key, list(g)) for key, g in groupby(entries, lambda e: _month(e.day))]
    for at, (_, entries_of_month) in enumerate(reversed(grouped)):
        kinds = [entry.css.split()[0] for entry in entries_of_month]
        names = {"event": "event", "paper": "paper", "move": "move"}
        sums = [
            _many(kinds.count(kind), name)
            for kind, name in names.items()
            if kind in kinds
        ]
        rest = kinds.count("first")
        if rest:
            sums.append(f"{rest} first stated or offered")
        yield TimelineMonth(
            title=f"{entries_of_month[0].day:%B %Y}",
            sums=listed(sums),
            entries=tuple(entries_of_month),
            is_open=at < OPEN_MONTHS,
        )


def _event_marks(events: Sequence[EventEntry]) -> Iterable[Mark]:
    for e in events:
        said = f"{long_day(e.day)}<br>{_plain(e.title)}"
        yield Mark(LANES[e.kind], e.day, "event", "var(--ink)", said, e.end_day)


def _paper_marks(papers: Sequence[ProposalEntry]) -> Iterable[Mark]:
    for p in papers:
        leaked = p.status is ProposalStatus.LEAKED
        said = f"{long_day(p.day)}<br>{_plain(p.title)}<br>{STATUS_WORDS[p.status]}"
        colour = "var(--paper)" if leaked else "var(--ink)"
        yield Mark(PAPERS, p.day, "paper", colour, said)


def _marks(catalogue: Catalogue, changes: Sequence[Change]) -> Iterable[Mark]:
    for change in changes:
        view = change_view(catalogue, change, {})
        if change.kind is ChangeKind.MOVED:
            shape = {True: "up", False: "down", None: "other"}[view.up]
        else:
            shape = "first"
        was, now = labels(view.before), labels(view.after)
        steps = f"{was} → {now}" if was else now
        yield Mark(
            lane=view.party,
            day=change.on,
            shape=shape,
            colour=chart_colour(view.after[0].colour, without="paper"),
            said=f"{view.day}, {view.party_name}<br>{view.issue}: {_plain(steps)}"
            f"<br>{CHANGE_WORDS[change.kind]}",
        )


def _plain(text: str) -> str:
    """Without the signs that plotly.js would read as markup."""
    return text.replace("<", "‹").replace(">", "›")
