"""The date control: event ticks, the nearest events, the changes before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.asking.matrix import MatrixChoices
from dashboard.presenters.naming import subject
from dashboard.presenters.wording import long_day, short_day
from positions.readers.catalogue import Catalogue, EventEntry
from positions.readers.positions.change_days import ChangeDay, ChangeDays
from positions.vocabulary import EventKind

TRACK = 1000
LONG, MIDDLE, SHORT = 0, 7, 14
TALL = {EventKind.DOCUMENT: LONG, EventKind.MEETING: MIDDLE, EventKind.TRUCE: MIDDLE}
MARGIN = timedelta(days=10)
MONTH_LABELS_AT_MOST = 16


@dataclass(frozen=True, slots=True)
class DayStep:
    """A link to the nearest change; `what` names it."""

    href: str
    day: str
    full_day: str
    what: str


@dataclass(frozen=True, slots=True)
class MonthLabel:
    """A label below the track, at `x` percent of it."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class DayControl:
    """`low` and `high` are the ends of the track, `at` the day from its low end."""

    low: date
    high: date
    at: int
    span: int
    documents: str
    others: str
    compared: str
    months: tuple[MonthLabel, ...]
    previous: DayStep | None
    next: DayStep | None
    nearby: tuple[tuple[str, str, bool], ...]


def day_control(choices: MatrixChoices, days: ChangeDays) -> DayControl:
    """For the chosen day; the track reaches from the first event to the newest day."""
    catalogue = choices.catalogue
    low, high = _ends(catalogue, choices, days)
    span = max((high - low).days, 1)

    def x(day: date) -> str:
        return f"{(day - low).days / span * TRACK:.0f}"

    seen = [e for e in catalogue.events if low <= e.day <= high]
    documents = {x(e.day) for e in seen if e.kind is EventKind.DOCUMENT}
    rest = {
        (x(e.day), TALL.get(e.kind, SHORT))
        for e in seen
        if e.kind is not EventKind.DOCUMENT
    }
    return DayControl(
        low=low,
        high=high,
        at=(choices.as_of - low).days,
        span=span,
        documents="".join(f"M{at} 22V0" for at in sorted(documents, key=int)),
        others="".join(
            f"M{at} 22V{top}"
            for at, top in sorted(rest, key=lambda r: (int(r[0]), r[1]))
        ),
        compared=x(choices.since) if low <= choices.since <= high else "",
        months=tuple(_months(low, high, span)),
        previous=_step(catalogue, choices, days.before(choices.as_of)),
        next=_step(catalogue, choices, days.after(choices.as_of)),
        nearby=tuple(_nearby(catalogue.events, choices.as_of)),
    )


def _ends(
    catalogue: Catalogue, choices: MatrixChoices, days: ChangeDays
) -> tuple[date, date]:
    known = [e.day for e in catalogue.events] + [c.day for c in days.days[:1]]
    low = min([*known, choices.newest, choices.as_of])
    high = max([choices.newest, choices.as_of, *(e.day for e in catalogue.events[-1:])])
    return low, high


def _months(low: date, high: date, span: int) -> Sequence[MonthLabel]:
    firsts = []
    day = date(low.year, low.month, 1)
    while day <= high:
        if day >= low:
            firsts.append(day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    every = len(firsts) // MONTH_LABELS_AT_MOST + 1
    return [
        MonthLabel(f"{(d - low).days / span * 100:.1f}", _month(d, index == 0))
        for index, d in enumerate(firsts[::every])
    ]


def _month(day: date, is_first: bool) -> str:
    return f"{day:%b %Y}" if is_first or day.month == 1 else f"{day:%b}"


def _step(
    catalogue: Catalogue, choices: MatrixChoices, change: ChangeDay | None
) -> DayStep | None:
    if change is None:
        return None
    return DayStep(
        href=choices.query(as_of=change.day, compare_to=None, cell=""),
        day=short_day(change.day),
        full_day=long_day(change.day),
        what=_what(catalogue, change),
    )


def _what(catalogue: Catalogue, change: ChangeDay) -> str:
    if len(change.cells) > 1:
        return f"{len(change.cells)} cells change"
    party, issue = change.cells[0]
    return (
        f"{catalogue.party_by_code[party].narrow_name}, "
        f"{subject(catalogue.issue_by_key[issue])}"
    )


def _nearby(events: Sequence[EventEntry], day: date) -> Sequence[tuple[str, str, bool]]:
    """Day, title and whether it is the day itself: the last before to the next."""
    before = [e for e in events if e.day < day and day - e.day <= MARGIN][-1:]
    on = [e for e in events if e.day == day][:2]
    after = [e for e in events if e.day > day and e.day - day <= MARGIN][:1]
    return [(short_day(e.day), e.title, e.day == day) for e in (*before, *on, *after)]
