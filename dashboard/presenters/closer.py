"""Which pairs came closer in a period, in words and as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.asking.compare import CompareChoices
from dashboard.asking.period import PeriodChoices
from dashboard.presenters.agreement import NAMED_FROM
from dashboard.presenters.naming import the
from dashboard.presenters.wording import listed, of_hundred, spelled_alike
from positions.analysis.closer import PairShift
from positions.readers.catalogue import Catalogue

SHOWN_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A pair on both days, of 100; `change` is "under 1" if no point is seen.

    `query` leads to its comparison at the end of the period.
    """

    a: str
    b: str
    query: str
    before: int
    after: int
    change: str
    n: int


@dataclass(frozen=True, slots=True)
class CloserView:
    """`closer` and `apart` name pairs with enough issues; `rest` holds all others.

    `nearest` is the pair that came closer most, for the head of a page.
    """

    sentence: str
    nearest: str
    closer: tuple[ShiftRow, ...]
    apart: tuple[ShiftRow, ...]
    rest: tuple[ShiftRow, ...]


def closer_view(choices: PeriodChoices, shifts: Sequence[PairShift]) -> CloserView:
    """Who came closer and who moved apart, the greatest steps first."""
    catalogue = choices.catalogue
    closer, apart, few = _sorted_out(shifts)
    shown = (*closer[:SHOWN_AT_MOST], *apart[:SHOWN_AT_MOST])
    rest = [s for s in (*closer, *apart, *few) if s not in shown]
    return CloserView(
        sentence=_sentence(catalogue, shifts, closer),
        nearest=_nearest(catalogue, closer),
        closer=_rows(choices, closer[:SHOWN_AT_MOST]),
        apart=_rows(choices, apart[:SHOWN_AT_MOST]),
        rest=_rows(choices, rest),
    )


def _sorted_out(
    shifts: Iterable[PairShift],
) -> tuple[list[PairShift], list[PairShift], list[PairShift]]:
    """Pairs that came closer, that moved apart, and that share too few issues."""
    changed = [s for s in shifts if s.gain]
    enough = [s for s in changed if s.n >= NAMED_FROM]
    closer = sorted((s for s in enough if s.gain > 0), key=lambda s: (-s.gain, -s.n))
    apart = sorted((s for s in enough if s.gain < 0), key=lambda s: (s.gain, -s.n))
    few = sorted((s for s in changed if s.n < NAMED_FROM), key=lambda s: -s.gain)
    return closer, apart, few


def _sentence(
    catalogue: Catalogue, shifts: Sequence[PairShift], closer: Sequence[PairShift]
) -> str:
    if not shifts:
        return "No pair can be compared on the same issues on both days."
    nearer = sum(s.gain > 0 for s in shifts)
    farther = sum(s.gain < 0 for s in shifts)
    still = len(shifts) - nearer - farther
    of, up, down, same = spelled_alike(len(shifts), nearer, farther, still)
    counts = (
        f"Of {of} pair{'' if len(shifts) == 1 else 's'} that can be compared on the "
        f"same issues on both days, {up} came closer, {down} moved apart and {same} "
        f"{'agrees' if still == 1 else 'agree'} as much as before."
    )
    if not closer:
        return counts
    most = closer[0]
    return (
        f"{counts} The greatest step: {_both(catalogue, most)}, from "
        f"{of_hundred(most.before)} to {of_hundred(most.after)} of 100 "
        f"on {most.n} issues."
    )


def _nearest(catalogue: Catalogue, closer: Sequence[PairShift]) -> str:
    if not closer:
        return ""
    return f"The pair that came closer most: {_both(catalogue, closer[0])}."


def _both(catalogue: Catalogue, shift: PairShift) -> str:
    return listed([the(catalogue.party_by_code[p]) for p in (shift.a, shift.b)])


def _rows(choices: PeriodChoices, shifts: Iterable[PairShift]) -> tuple[ShiftRow, ...]:
    return tuple(_row(choices, shift) for shift in shifts)


def _row(choices: PeriodChoices, shift: PairShift) -> ShiftRow:
    parties = choices.catalogue.party_by_code
    before, after = of_hundred(shift.before), of_hundred(shift.after)
    signed = f"{after - before:+d}".replace("-", "−")
    return ShiftRow(
        a=parties[shift.a].name,
        b=parties[shift.b].name,
        query=_query(choices, shift),
        before=before,
        after=after,
        change=signed if after != before else "under 1",
        n=shift.n,
    )


def _query(choices: PeriodChoices, shift: PairShift) -> str:
    return CompareChoices(
        edition=choices.edition,
        as_of=choices.until,
        known_at=choices.known_at,
        a=shift.a,
        b=shift.b,
    ).permanent_query()
