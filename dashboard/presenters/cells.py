"""A position in force as a cell of the matrix: words, marks, place on the scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.presenters.wording import ATTRIBUTION_WORDS, KIND_WORDS, long_day
from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce
from positions.analysis.scale import NO_OWN_STANCE
from positions.readers.catalogue import IssueEntry, OptionEntry
from positions.vocabulary import Attribution, Kind, Strength

STALE_AFTER_DAYS = 90
WIDTH, MARGIN, MIDDLE = 88.0, 4.0, 4.5
CATEGORY = "cat"


@dataclass(frozen=True, slots=True)
class Line:
    """The dot line of a cell, in units of its 88 x 9 drawing."""

    dots: tuple[str, ...]
    old: str = ""
    arrow: str = ""
    head: str = ""
    beside: str = ""
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One option of a cell."""

    label: str
    fill: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell that holds something. `said` is its whole content for a screen reader."""

    key: str
    css: str
    bands: tuple[Band, ...]
    marks: tuple[str, ...]
    said: str
    line: Line | None


def fill(option: OptionEntry) -> str:
    """The class of an option's colour step: a3 (minus pole) over z to b3, own, cat."""
    if option.value is None:
        return "own" if option.key == NO_OWN_STANCE else CATEGORY
    size = abs(option.value)
    if size <= 0.1:
        return "z"
    step = 1 if size <= 0.4 else 2 if size < 0.75 else 3
    return f"{'a' if option.value < 0 else 'b'}{step}"


def place(value: float) -> str:
    """Where a value from -1 to 1 lies on the dot line."""
    return f"{MARGIN + (value + 1) / 2 * (WIDTH - 2 * MARGIN):.1f}"


def weak_kind(statement: Coded) -> str:
    """Why a statement is no stated line, in one word for a mark."""
    if statement.attribution is Attribution.LEAK:
        return "leak"
    if statement.attribution is Attribution.REPORTED:
        return "reported"
    return "joint text" if statement.kind is Kind.AGREEMENT else str(statement.kind)


@dataclass(frozen=True, slots=True)
class CellMaker:
    """Makes the cells of one matrix; `conditions` by statement."""

    as_of: date
    since: date
    conditions: Mapping[int | str, str]

    def cell(
        self,
        issue: IssueEntry,
        now: InForce,
        before: InForce | None,
    ) -> CellView:
        """`before` is the position on the day that is compared with."""
        options = [issue.options[o] for o in now.options]
        changed = before is not None and set(before.options) != set(now.options)
        was = [issue.options[o] for o in before.options] if before and changed else []
        return CellView(
            key=f"{now.party}.{now.issue}",
            css=self._classes(now, options),
            bands=tuple(Band(o.label, fill(o)) for o in options),
            marks=tuple(self._marks(now, issue, was)),
            said=self._said(issue, now, was),
            line=self._line(issue, now, options, was),
        )

    def _classes(self, now: InForce, options: list[OptionEntry]) -> str:
        names = [fill(options[0])]
        if not now.counts:
            names.append("leak")
        elif now.age(self.as_of) > STALE_AFTER_DAYS:
            names.append("stale")
        return " ".join(names)

    def _marks(
        self, now: InForce, issue: IssueEntry, was: list[OptionEntry]
    ) -> Iterable[str]:
        """At most four, always in this order."""
        carrying = now.statements[0]
        if not now.counts:
            yield weak_kind(carrying)
        if now.contested:
            yield f"{len(now.options)} values"
        if self.conditions.get(carrying.id):
            yield "if"
        if now.joint:
            yield "joint"
        if now.strength is Strength.WEAK:
            yield "weak"
        if was and not issue.scale.ordinal:
            yield "moved"
        if now.age(self.as_of) > STALE_AFTER_DAYS:
            yield f"{now.age(self.as_of)} d"

    def _said(self, issue: IssueEntry, now: InForce, was: list[OptionEntry]) -> str:
        """What the marks and the drawing show, in words."""
        carrying = now.statements[0]
        facts = []
        if now.contested:
            facts.append("two positions stated on one day")
        if not now.counts:
            facts.append("no stated line, " + _why_not(carrying))
        if self.conditions.get(carrying.id):
            facts.append("on a condition")
        if now.joint:
            facts.append("by a joint text")
        if now.strength is Strength.WEAK:
            facts.append("on weak evidence")
        facts.append(f"said {long_day(now.since)}")
        if was:
            facts.append("changed: was " + " and ".join(o.label for o in was))
        if now.beside is not None and now.beside.option is not None:
            later = issue.options[now.beside.option].label
            facts.append(f"since then {_why_not(now.beside)}: {later}")
        return ", ".join(facts)

    def _line(
        self,
        issue: IssueEntry,
        now: InForce,
        options: list[OptionEntry],
        was: list[OptionEntry],
    ) -> Line | None:
        values = [o.value for o in options if o.value is not None]
        if not issue.scale.ordinal or not values:
            return None
        old = [o.value for o in was if o.value is not None]
        beside = _value_beside(issue, now.beside)
        return Line(
            dots=tuple(place(v) for v in values),
            old=place(old[0]) if old else "",
            arrow=_arrow(old[0], values[0]) if old else "",
            head=_head(old[0], values[0]) if old else "",
            beside="" if beside is None or beside in values else place(beside),
            unconfirmed=not now.counts,
        )


def _why_not(statement: Coded) -> str:
    if statement.attribution in (Attribution.LEAK, Attribution.REPORTED):
        return ATTRIBUTION_WORDS[statement.attribution].lower()
    return KIND_WORDS[statement.kind]


def _value_beside(issue: IssueEntry, beside: Coded | None) -> float | None:
    if beside is None or beside.option is None:
        return None
    return issue.options[beside.option].value


def _arrow(old: float, new: float) -> str:
    """The shaft, from the ring at the old place to the point at the new one."""
    start, end = float(place(old)), float(place(new))
    return f"M{start:.1f} {MIDDLE}H{end:.1f}" if abs(end - start) > 6 else ""


def _head(old: float, new: float) -> str:
    tip = float(place(new))
    back = 6 if new > old else -6
    return f"M{tip:.1f} {MIDDLE}l{-back} -3.6v7.2z" if old != new else ""
