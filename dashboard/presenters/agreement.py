"""The agreement of all pairs as a chart and as a table."""

from dataclasses import dataclass

from dashboard.charts.agreement import PairCell, agreement_heatmap
from dashboard.charts.base import Spec
from positions.analysis.agreement import (
    MIN_SHARED_ISSUES,
    AgreementTable,
    PairAgreement,
    all_pairs,
)
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`shade` s0 to s4, or few; `score` of 100 is None below the least number."""

    score: int | None
    n: int
    shade: str
    claim: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Rows of the table: a name and its cells, None on the diagonal."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell | None, ...]], ...]
    spec: Spec
    least: int
    defined: int
    of: int
    sentence: str


def agreement_view(catalogue: Catalogue, matrix: Matrix) -> AgreementView:
    """Of the parties and issues that the matrix holds, in its order."""
    table = all_pairs(matrix, catalogue.scales)
    parties = catalogue.party_by_code
    names = tuple(parties[code].narrow_name for code in matrix.parties)
    cells = [[_cell(table.pair(a, b)) for b in matrix.parties] for a in matrix.parties]
    chart = [[PairCell(c.score, c.n) if c else None for c in line] for line in cells]
    defined = sum(pair.agreement is not None for pair in table.pairs.values())
    return AgreementView(
        names=names,
        rows=tuple((n, tuple(c)) for n, c in zip(names, cells, strict=True)),
        spec=agreement_heatmap(names, chart),
        least=MIN_SHARED_ISSUES,
        defined=defined,
        of=len(table.pairs),
        sentence=_sentence(catalogue, table),
    )


def _cell(pair: PairAgreement | None) -> HeatCell | None:
    if pair is None:
        return None
    if pair.agreement is None:
        return HeatCell(None, pair.n, "few", pair.claim)
    score = round(100 * pair.agreement)
    return HeatCell(score, pair.n, f"s{min(score // 20, 4)}", pair.claim)


def _sentence(catalogue: Catalogue, table: AgreementTable) -> str:
    """The pairs that agree most and least among those that share four issues."""
    known = [
        (pair.agreement, pair)
        for pair in table.pairs.values()
        if pair.agreement is not None and pair.n >= 4
    ]
    if len(known) < 2:
        return ""
    most, least = max(known, key=_rank)[1], min(known, key=_rank)[1]
    return (
        f"Of pairs that share at least four issues, {_pair(catalogue, most)}; "
        f"least: {_pair(catalogue, least)}."
    ).replace("issues, ", "issues, most: ", 1)


def _rank(found: tuple[float, PairAgreement]) -> tuple[float, int]:
    return found[0], found[1].n


def _pair(catalogue: Catalogue, pair: PairAgreement) -> str:
    names = catalogue.party_by_code
    score = round(100 * (pair.agreement or 0.0))
    return (
        f"{names[pair.a].name} and {names[pair.b].name} "
        f"({score} of 100, {pair.n} issues)"
    )
