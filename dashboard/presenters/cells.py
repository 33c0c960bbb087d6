"""A position in force as a cell of the matrix: words, marks, place on the scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.charts.poles import Strip, strip
from dashboard.presenters.options import (
    OptionView,
    colour_of,
    labels,
    option_view,
)
from dashboard.presenters.wording import ATTRIBUTION_WORDS, KIND_WORDS, long_day
from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce
from positions.readers.catalogue import IssueEntry, OptionEntry
from positions.vocabulary import HEARSAY, Attribution, Kind, Strength

REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell that holds something. `said` is its whole content for a screen reader.

    The same from day to day: an `aged` one shows its age too, which is no part of it.
    """

    key: str
    css: str
    options: tuple[OptionView, ...]
    marks: tuple[str, ...]
    said: str
    strip: Strip | None
    aged: bool = False

    def __hash__(self) -> int:
        """Cheap, for what is remembered of thousands of cells."""
        return hash((self.key, self.css, self.said))


def weak_kind(statement: Coded) -> str:
    """Why a statement is no stated line, in one word for a mark."""
    if statement.attribution is Attribution.LEAK:
        return "leak"
    if statement.attribution is Attribution.REPORTED:
        return "reported"
    return "joint text" if statement.kind is Kind.AGREEMENT else str(statement.kind)


class CellMaker:
    """Makes the cells of a catalogue's issues, and remembers those that it made."""

    def __init__(self, issues: Mapping[str, IssueEntry]) -> None:
        self._issues = issues
        self._made = lru_cache(REMEMBERED)(self._make)

    def cell(
        self, now: InForce, before: InForce | None, *, conditional: bool, aged: bool
    ) -> CellView:
        """`before` is the position on the day that is compared with."""
        was = () if before is None or before is now else before.options
        if set(was) == set(now.options):
            was = ()
        return self._made(now, was, conditional, aged)

    def _make(
        self, now: InForce, was: tuple[str, ...], conditional: bool, aged: bool
    ) -> CellView:
        issue = self._issues[now.issue]
        options = [issue.options[o] for o in now.options]
        before = [issue.options[o] for o in was]
        classes = [colour_of(options[0])]
        if aged or not now.counts:
            classes.append("stale" if now.counts else "leak")
        return CellView(
            key=f"{now.party}.{now.issue}",
            css=" ".join(classes),
            options=tuple(option_view(option) for option in options),
            marks=tuple(_marks(now, issue, before, conditional)),
            said=_said(now, issue, before, conditional),
            strip=_strip(issue, now, options, before),
            aged=aged,
        )


def _marks(
    now: InForce, issue: IssueEntry, was: list[OptionEntry], conditional: bool
) -> Iterable[str]:
    """At most four with the age, always in this order."""
    if not now.counts:
        yield weak_kind(now.statements[0])
    if now.contested:
        yield f"{len(now.options)} values"
    if conditional:
        yield "if"
    if now.joint:
        yield "joint"
    if now.strength is Strength.WEAK:
        yield "weak"
    if was and not issue.scale.ordinal:
        yield "moved"


def _said(
    now: InForce, issue: IssueEntry, was: list[OptionEntry], conditional: bool
) -> str:
    """What the marks and the drawing show, in words."""
    carrying = now.statements[0]
    facts = []
    if now.contested:
        facts.append("two positions stated on one day")
    if not now.counts:
        facts.append("no stated line, " + _why_not(carrying))
    if conditional:
        facts.append("on a condition")
    if now.joint:
        facts.append("by a joint text")
    if now.strength is Strength.WEAK:
        facts.append("on weak evidence")
    facts.append(f"said {long_day(now.since)}")
    if was:
        facts.append(f"changed: was {labels(was)}")
    if now.beside is not None and now.beside.option is not None:
        later = issue.options[now.beside.option].label
        facts.append(f"since then {_why_not(now.beside)}: {later}")
    return ", ".join(facts)


def _strip(
    issue: IssueEntry,
    now: InForce,
    options: list[OptionEntry],
    was: list[OptionEntry],
) -> Strip | None:
    values = [o.value for o in options if o.value is not None]
    if not issue.scale.ordinal or not values:
        return None
    old = next((o.value for o in was if o.value is not None), None)
    beside = _value_beside(issue, now.beside)
    return strip(values, old, beside, unconfirmed=not now.counts)


def _why_not(statement: Coded) -> str:
    if statement.attribution in HEARSAY:
        return ATTRIBUTION_WORDS[statement.attribution].lower()
    return KIND_WORDS[statement.kind]


def _value_beside(issue: IssueEntry, beside: Coded | None) -> float | None:
    if beside is None or beside.option is None:
        return None
    return issue.options[beside.option].value
