"""The matrix as rows for its template."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.forms import default_phone_parties
from dashboard.presenters.cells import CellMaker, CellView, fill, place
from dashboard.presenters.wording import long_day
from dashboard.state import State
from positions.analysis.dispersion import Split, issue_distance, split_label
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.readers.change_days import ChangeDays
from positions.readers.matrix import MatrixReading


@dataclass(frozen=True, slots=True)
class Column:
    """A party with the number of issues on which it has a stated line."""

    code: str
    name: str
    n: int
    of: int
    shown_on_phone: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the spread drawing that some parties share."""

    x: str
    y: str
    fill: str


@dataclass(frozen=True, slots=True)
class Row:
    """An issue; `cells` in the order of the columns, None where nothing was found."""

    key: str
    title: str
    question: str
    n: int
    of: int
    reading: str
    cells: tuple[tuple[Column, CellView | None], ...]
    spread: tuple[Dot, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What the template needs of the table."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    n: int
    of: int
    not_lines: int

    @property
    def width(self) -> int:
        """Columns with the issue and the spread."""
        return len(self.columns) + 2


def matrix_view(
    catalogue: Catalogue,
    state: State,
    now: MatrixReading,
    before: Matrix,
    days: ChangeDays,
) -> MatrixView:
    """The rows of the chosen issues with a cell for each chosen party."""
    matrix = now.matrix
    columns = tuple(_columns(catalogue, state, matrix))
    maker = _RowMaker(catalogue, state, columns, (now, before), days)
    rows = [maker.row(key) for key in matrix.issues]
    titles = {i.key: i.group_title for i in catalogue.issues}
    grouped = (
        [("By agreement, closest first", rows)]
        if state.order
        else [(t, list(g)) for t, g in groupby(rows, key=lambda r: titles[r.key])]
    )
    shown = [c for c in matrix.cells.values() if c.party in matrix.parties]
    shown = [c for c in shown if c.issue in matrix.issues]
    return MatrixView(
        columns=columns,
        groups=tuple(Group(title, tuple(found)) for title, found in grouped),
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


def phone_parties(catalogue: Catalogue, state: State) -> tuple[str, ...]:
    """The columns of a narrow screen."""
    return state.show[:3] or default_phone_parties(catalogue)


def _columns(catalogue: Catalogue, state: State, matrix: Matrix) -> Sequence[Column]:
    lines = Counter(
        c.party for c in matrix.cells.values() if c.counts and c.issue in matrix.issues
    )
    narrow = phone_parties(catalogue, state)
    if not set(narrow) & set(matrix.parties):
        narrow = matrix.parties[:3]
    parties = catalogue.party_by_code
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


class _RowMaker:
    """Makes the rows of one matrix."""

    def __init__(
        self,
        catalogue: Catalogue,
        state: State,
        columns: tuple[Column, ...],
        readings: tuple[MatrixReading, Matrix],
        days: ChangeDays,
    ) -> None:
        self.now, self.before = readings[0].matrix, readings[1]
        self.issues = catalogue.issue_by_key
        self.columns = columns
        self.days = days
        self.cells = CellMaker(state.as_of, state.since, readings[0].conditions)

    def row(self, key: str) -> Row:
        issue = self.issues[key]
        split = split_label(*issue_distance(self.now, issue.scale))
        cells = tuple((column, self._cell(column, issue)) for column in self.columns)
        found = any(cell for _, cell in cells)
        return Row(
            key=key,
            title=issue.title,
            question=issue.question,
            n=len(self.now.lines_on(key)),
            of=len(self.columns),
            reading="" if split is Split.TOO_FEW else split,
            cells=cells,
            spread=tuple(_spread(issue, self.now)),
            empty="" if found else _empty(key, self.days, self.columns),
        )

    def _cell(self, column: Column, issue: IssueEntry) -> CellView | None:
        in_force = self.now.cell(column.code, issue.key)
        if in_force is None:
            return None
        before = self.before.cell(column.code, issue.key)
        return self.cells.cell(issue, in_force, before)


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


def _spread(issue: IssueEntry, matrix: Matrix) -> Sequence[Dot]:
    """Stated lines as stacked dots; a contested cell has a dot for each option."""
    if not issue.scale.ordinal:
        return []
    stacked: Counter[float] = Counter()
    step = min(6.6, 33 / max(len(matrix.lines_on(issue.key)), 1))
    dots = []
    for cell in matrix.lines_on(issue.key).values():
        for key in cell.options:
            option = issue.options[key]
            if option.value is not None:
                x = float(place(option.value)) / 88 * 100
                y = 20 - step * stacked[option.value]
                dots.append(Dot(f"{x:.1f}", f"{y:.1f}", fill(option)))
                stacked[option.value] += 1
    return dots
