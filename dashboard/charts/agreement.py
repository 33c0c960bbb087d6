"""The agreement of all pairs as a heat map."""

from collections.abc import Sequence
from typing import Protocol

from dashboard.charts.base import Spec, axis, layout

SHADES = 5
ROW_HEIGHT = 44


class PairCell(Protocol):
    """Score from 0 to 100 over `n` issues; None where too few are shared."""

    @property
    def score(self) -> int | None: ...

    @property
    def n(self) -> int: ...


def agreement_heatmap(
    names: Sequence[str], cells: Sequence[Sequence[PairCell | None]]
) -> Spec:
    """Rows and columns in the same order; None on the diagonal, hatched if undefined.

    plotly.js has no pattern for heat maps: the hatching is one path behind the words
    that say how few issues are shared.
    """
    size = len(names)
    few = [
        (column, row, cell)
        for row, line in enumerate(cells)
        for column, cell in enumerate(line)
        if cell is not None and cell.score is None
    ]
    return {
        "data": [_scores(names, cells), _too_few(names, few)],
        "layout": layout(
            height=ROW_HEIGHT * size + 40,
            xaxis=axis(side="top", range=[-0.5, size - 0.5], type="category"),
            yaxis=axis(range=[size - 0.5, -0.5], type="category"),
            shapes=[
                {
                    "type": "path",
                    "path": "".join(_hatching(column, row) for column, row, _ in few),
                    "line": {"color": "var(--hatch)", "width": 1},
                    "layer": "below",
                }
            ]
            if few
            else [],
        ),
    }


def _scores(names: Sequence[str], cells: Sequence[Sequence[PairCell | None]]) -> Spec:
    return {
        "type": "heatmap",
        "x": list(names),
        "y": list(names),
        "z": [[c.score if c else None for c in line] for line in cells],
        "text": [
            [f"{c.score}<br>n={c.n}" if c and c.score is not None else "" for c in line]
            for line in cells
        ],
        "texttemplate": "%{text}",
        "textfont": {"size": 11, "color": "var(--ink)"},
        "hovertemplate": "%{y} and %{x}: %{z} of 100<extra></extra>",
        "hoverongaps": False,
        "zmin": 0,
        "zmax": 100,
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
        "colorscale": _steps(),
    }


def _steps() -> list[list[float | str]]:
    """Five even shades, without blending between them."""
    return [
        [round((index + end) / SHADES, 3), f"var(--s{index})"]
        for index in range(SHADES)
        for end in (0, 1)
    ]


def _too_few(names: Sequence[str], few: Sequence[tuple[int, int, PairCell]]) -> Spec:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [names[column] for column, _, _ in few],
        "y": [names[row] for _, row, _ in few],
        "text": [
            "none" if cell.n == 0 else f"{cell.n} issue{'s' if cell.n > 1 else ''}"
            for _, _, cell in few
        ],
        "textfont": {"size": 11, "color": "var(--ink)"},
        "hoverinfo": "skip",
    }


def _hatching(column: int, row: int) -> str:
    """Diagonals across one cell, in places on the two axes."""
    left, top = column - 0.48, row - 0.46
    lines = []
    for at in (0.4, 0.8, 1.2, 1.6):
        low, high = max(0.0, at - 1), min(1.0, at)
        start = f"{left + low * 0.96:.2f},{top + high * 0.92:.2f}"
        end = f"{left + high * 0.96:.2f},{top + low * 0.92:.2f}"
        lines.append(f"M{start}L{end}")
    return "".join(lines)
