"""The agreement page: headline, linked heat map, camps, who stands between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.presenters.agreement import HeatCell, agreement_view
from dashboard.presenters.months import MonthsView, mean_line, months_view, pair_line
from dashboard.presenters.naming import sentence_case, the
from dashboard.presenters.ranking import RankRow, closest_first, ranking
from dashboard.presenters.wording import counted, listed, long_day, of_hundred
from positions.analysis.agreement import AgreementTable, PairAgreement
from positions.analysis.camps import Camps, Method
from positions.analysis.convergence import mean_series, pair_series
from positions.analysis.matrix import Matrix
from positions.analysis.months import MonthlyAgreement
from positions.readers.catalogue import Catalogue

ABOUT_AS_CLOSE = 10
NAMED_FROM = 4
NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A party; each cell with the code of the other, None on the diagonal."""

    code: str
    name: str
    cells: tuple[tuple[str, HeatCell | None], ...]


@dataclass(frozen=True, slots=True)
class SidesAgreement:
    """A party's agreement with both sides, in points of 100, with n."""

    code: str
    name: str
    first: int
    first_n: int
    second: int
    second_n: int

    @property
    def gap(self) -> int:
        """How many points it is nearer to one side."""
        return abs(self.first - self.second)


@dataclass(frozen=True, slots=True)
class CampsView:
    """Two lists of names, and what is to be said of them."""

    first: str
    second: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything on the page; `sides` are the two belligerents, if there are two."""

    title: str
    deck: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    least: int
    defined: int
    of: int
    camps: CampsView | None
    sides: tuple[str, ...]
    between: tuple[SidesAgreement, ...]
    issues: tuple[RankRow, ...]
    months: MonthsView


def agreement_page(
    catalogue: Catalogue,
    matrix: Matrix,
    table: AgreementTable,
    camps: Camps | None,
    monthly: MonthlyAgreement,
) -> AgreementPage:
    """All measures are of `matrix`, `monthly` of the month ends until its day."""
    view = agreement_view(catalogue, matrix)
    between = tuple(sorted(_between(catalogue, table), key=lambda b: b.gap))
    rows = [
        HeatRow(code, name, tuple(zip(matrix.parties, cells, strict=True)))
        for code, (name, cells) in zip(matrix.parties, view.rows, strict=True)
    ]
    sides = [the(p) for p in catalogue.belligerent_parties]
    return AgreementPage(
        title=_title(catalogue, matrix, between, sides),
        deck=tuple(_deck(view.sentence, monthly)),
        names=view.names,
        rows=tuple(rows),
        least=view.least,
        defined=view.defined,
        of=view.of,
        camps=_camps(catalogue, camps) if camps else None,
        sides=tuple(sides) if len(sides) == 2 else (),
        between=between,
        issues=closest_first(catalogue, matrix, ranking(catalogue, matrix)),
        months=_months(catalogue, monthly, between),
    )


def sides_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of the two belligerents in their order; empty unless there are two."""
    return tuple(p.code for p in catalogue.sides)


def _between(catalogue: Catalogue, table: AgreementTable) -> Iterable[SidesAgreement]:
    sides = sides_of(catalogue)
    if not sides:
        return
    for party in catalogue.parties:
        one, other = (table.pair(party.code, side) for side in sides)
        if party.code in sides or one is None or other is None:
            continue
        if one.agreement is not None and other.agreement is not None:
            yield SidesAgreement(
                party.code,
                party.name,
                _points(one),
                one.n,
                _points(other),
                other.n,
            )


def _points(pair: PairAgreement) -> int:
    return of_hundred(pair.agreement or 0.0)


def _title(
    catalogue: Catalogue,
    matrix: Matrix,
    between: Sequence[SidesAgreement],
    sides: Sequence[str],
) -> str:
    known = [b for b in between if min(b.first_n, b.second_n) >= NAMED_FROM]
    if not known:
        return f"As of {long_day(matrix.as_of)}: how far each pair agrees"
    near = [b for b in known if b.gap <= ABOUT_AS_CLOSE]
    closer = [
        [b for b in known if b not in near and b.first > b.second],
        [b for b in known if b not in near and b.first < b.second],
    ]
    parts = [_near(catalogue, near, sides)] if near else []
    for group, side in zip(closer, sides, strict=True):
        if group:
            others = bool(near) and len(group) + len(near) == len(known)
            parts.append(_closer(catalogue, group, side, others=others))
    return sentence_case("; ".join(parts))


def _near(
    catalogue: Catalogue, near: Sequence[SidesAgreement], sides: Sequence[str]
) -> str:
    who = listed([the(catalogue.party_by_code[b.code]) for b in near])
    if len(near) == 1:
        b = near[0]
        return (
            f"{who} is about as close to {sides[0]} ({b.first} of 100) "
            f"as to {sides[1]} ({b.second})"
        )
    return f"{who} are about as close to {sides[0]} as to {sides[1]}"


def _closer(
    catalogue: Catalogue, group: Sequence[SidesAgreement], side: str, *, others: bool
) -> str:
    are = "is" if len(group) == 1 else "are"
    names = [the(catalogue.party_by_code[b.code]) for b in group]
    if others:
        number = counted(len(group), "other party", "other parties")
        return f"the {number} with enough shared issues {are} closer to {side}"
    if len(group) == 1:
        near, far = sorted((group[0].first, group[0].second), reverse=True)
        return f"{names[0]} is closer to {side} ({near} of 100, not {far})"
    if len(group) <= NAMED_AT_MOST:
        return f"{listed(names)} are closer to {side}"
    return f"{counted(len(group), 'party', 'parties')} are closer to {side}"


def _deck(sentence: str, monthly: MonthlyAgreement) -> Iterable[str]:
    if sentence:
        yield sentence
    last = mean_series(monthly)[-1]
    if last.agreement is not None:
        yield (
            f"The mean over the {last.pairs} of {last.of_pairs} pairs with a score is "
            f"{100 * last.agreement:.0f} of 100."
        )


def _camps(catalogue: Catalogue, camps: Camps) -> CampsView:
    names = catalogue.party_by_code
    notes = []
    if camps.explained is not None:
        how = (
            "no other split fits better"
            if camps.method is Method.EXACT
            else "the best split found"
        )
        notes.append(
            f"It fits {100 * camps.explained:.0f}% of the agreement and disagreement "
            f"in the {camps.pairs} pairs with a score ({how})."
        )
    if camps.equally_good and camps.equally_good > 1:
        notes.append(f"{camps.equally_good} splits fit equally well; one is shown.")
    bridging = listed([the(names[code]) for code in camps.bridging])
    notes.append(f"Moving {bridging} to the other camp would cost the fit least.")
    if camps.unplaced:
        lost = listed([the(names[code]) for code in camps.unplaced])
        notes.append(f"Not placed, for too few shared issues: {lost}.")
    return CampsView(
        first=listed([the(names[code]) for code in camps.first]),
        second=listed([the(names[code]) for code in camps.second]),
        notes=tuple(notes),
    )


def _months(
    catalogue: Catalogue, monthly: MonthlyAgreement, between: Sequence[SidesAgreement]
) -> MonthsView:
    """The mean, the two sides, and who stands most between them with each of them."""
    lines = [mean_line("Mean of all pairs", mean_series(monthly))]
    sides = sides_of(catalogue)
    if sides:
        pairs = [sides]
        known = [b for b in between if min(b.first_n, b.second_n) >= NAMED_FROM][:1]
        pairs += [(b.code, side) for b in known for side in sides]
        names = catalogue.party_by_code
        lines += [
            pair_line(
                f"{names[a].narrow_name}–{names[b].narrow_name}",
                pair_series(monthly, a, b),
                named=True,
            )
            for a, b in pairs
        ]
    return months_view(lines, monthly.days)
