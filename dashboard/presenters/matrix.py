"""The matrix as rows for its template."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dashboard.asking.matrix import MatrixChoices
from dashboard.charts.poles import Pile
from dashboard.presenters.cells import CellMaker, CellView
from dashboard.presenters.spread import piles
from dashboard.presenters.wording import long_day
from positions.analysis.dispersion import Split, issue_distance, split_label
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.readers.positions.change_days import ChangeDays
from positions.readers.positions.reader import MatrixReading
from positions.vocabulary import STALE_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Column:
    """A party with the number of issues on which it has a stated line."""

    code: str
    name: str
    n: int
    of: int
    shown_on_phone: bool


class ColumnCell(NamedTuple):
    """A cell in its column; `age` in days if it is aged, else 0."""

    column: Column
    cell: CellView
    age: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An issue; `fields` in the order of the columns, bare where nothing was found."""

    key: str
    title: str
    question: str
    n: int
    of: int
    reading: str
    fields: tuple[ColumnCell | Column, ...]
    spread: tuple[Pile, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading."""

    title: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What the template needs of the table."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    n: int
    of: int
    not_lines: int

    @property
    def width(self) -> int:
        """Columns with the issue and the spread."""
        return len(self.columns) + 2


def matrix_view(
    choices: MatrixChoices,
    now: MatrixReading,
    before: Matrix,
    days: ChangeDays,
    cells: CellMaker,
) -> MatrixView:
    """The rows of the chosen issues with a cell for each chosen party.

    `before` is of the day that `now` is compared with.
    """
    matrix, issues = now.matrix, choices.catalogue.issue_by_key
    columns = tuple(_columns(choices, matrix))
    maker = _RowMaker(columns, now, before, days, cells)
    rows = [maker.row(issues[key]) for key in matrix.issues]
    titles = {i.key: i.group_title for i in issues.values()}
    grouped = (
        [("By agreement, closest first", rows)]
        if choices.order
        else [(t, list(g)) for t, g in groupby(rows, key=lambda r: titles[r.key])]
    )
    shown = matrix.positions()
    return MatrixView(
        columns=columns,
        groups=tuple(RowGroup(title, tuple(members)) for title, members in grouped),
        n=sum(c.counts for c in shown),
        of=len(columns) * len(rows),
        not_lines=sum(not c.counts for c in shown),
    )


def by_agreement(catalogue: Catalogue, matrix: Matrix) -> tuple[str, ...]:
    """Issues with the smallest mean distance first, those with too few lines last."""

    def rank(issue: str) -> tuple[bool, float]:
        distance, n = issue_distance(matrix, catalogue.scales[issue])
        return split_label(distance, n) is Split.TOO_FEW, distance or 0.0

    return tuple(sorted(matrix.issues, key=rank))


def _columns(choices: MatrixChoices, matrix: Matrix) -> Sequence[Column]:
    lines = Counter(c.party for c in matrix.positions() if c.counts)
    narrow = choices.phone_parties
    if not set(narrow) & set(matrix.parties):
        narrow = matrix.parties[:3]
    parties = choices.catalogue.party_by_code
    return [
        Column(
            code,
            parties[code].name,
            lines[code],
            len(matrix.issues),
            code in narrow,
        )
        for code in matrix.parties
    ]


@dataclass(frozen=True, slots=True)
class _RowMaker:
    """Makes the rows of one matrix."""

    columns: tuple[Column, ...]
    now: MatrixReading
    before: Matrix
    days: ChangeDays
    cells: CellMaker

    def row(self, issue: IssueEntry) -> MatrixRow:
        key, matrix = issue.key, self.now.matrix
        split = split_label(*issue_distance(matrix, issue.scale))
        lines = matrix.lines_on(key)
        fields = [self._field(column, key) for column in self.columns]
        has_cell = any(isinstance(field, ColumnCell) for field in fields)
        return MatrixRow(
            key=key,
            title=issue.title,
            question=issue.question,
            n=len(lines),
            of=len(self.columns),
            reading="" if split is Split.TOO_FEW else split,
            fields=tuple(fields),
            spread=piles(issue, lines.values()),
            empty="" if has_cell else _empty(key, self.days, self.columns),
        )

    def _field(self, column: Column, issue: str) -> ColumnCell | Column:
        at, matrix = (column.code, issue), self.now.matrix
        now, before = matrix.cells.get(at), self.before.cells.get(at)
        if now is None:
            return column
        conditional = bool(self.now.conditions.get(now.statements[0].id))
        age = now.age(matrix.as_of)
        aged = age > STALE_AFTER_DAYS
        cell = self.cells.cell(now, before, conditional=conditional, aged=aged)
        return ColumnCell(column, cell, age if aged else 0)


def _empty(issue: str, days: ChangeDays, columns: tuple[Column, ...]) -> str:
    first = days.first.get(issue)
    if first is None:
        return "No statement found."
    names = {c.code: c.name for c in columns}
    who = f" ({names[first[1]]})" if first[1] in names else ""
    return (
        "No statement found by this date. The first in this collection is of "
        f"{long_day(first[0])}{who}."
    )
