"""The options of an issue from top to bottom, with who stands at each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.base import Spec, axis, layout

ROW = 34
WIDE, NARROW = 62, 24


@dataclass(frozen=True, slots=True)
class PartyLabel:
    """A party at an option: `now`, or where it stood on the day compared with."""

    name: str
    note: str
    now: bool
    counts: bool = True

    @property
    def width(self) -> int:
        """Room that it takes, in characters."""
        return len(self.name) + len(self.note) + 6


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option with its colour and all who stand or stood there."""

    label: str
    colour: str
    description: str
    standers: tuple[PartyLabel, ...]


def spectrum(rows: Sequence[OptionRow], characters: int = WIDE) -> Spec:
    """Options from top to bottom, parties beside them. A crowded option has several
    lines of that many characters."""
    placed, centres, strips = [], [], []
    top, low = 0.0, -1.5 * characters / WIDE
    for row in rows:
        lines = _wrapped(row.standers, characters)
        for number, line in enumerate(lines):
            placed += [(row, stander, x, top + number + 0.5) for stander, x in line]
        centres.append(top + len(lines) / 2)
        strips.append(_strip(row, low, top, top + len(lines)))
        top += len(lines)
    grid = [
        _rule(y, characters) for y in sorted({y for *_, y in placed} | set(centres))
    ]
    return {
        "data": [_hovers(rows, centres, low), *_standers(placed)],
        "layout": layout(
            height=int(ROW * top) + 24,
            xaxis=axis(range=[low, characters], showticklabels=False),
            yaxis=axis(
                range=[top, 0],
                tickvals=centres,
                ticktext=[row.label for row in rows],
                tickfont={"size": 13, "color": "var(--ink)"},
            ),
            shapes=[*grid, *strips],
        ),
    }


def _wrapped(
    standers: Iterable[PartyLabel], characters: int
) -> list[list[tuple[PartyLabel, int]]]:
    """Lines of standers with their place; an empty option keeps one empty line."""
    lines: list[list[tuple[PartyLabel, int]]] = [[]]
    x = 1
    for stander in standers:
        if lines[-1] and x + stander.width > characters:
            lines.append([])
            x = 1
        lines[-1].append((stander, x))
        x += stander.width
    return lines


def _strip(row: OptionRow, low: float, top: float, bottom: float) -> Spec:
    return {
        "type": "rect",
        "x0": low,
        "x1": low / 3,
        "y0": top + 0.04,
        "y1": bottom - 0.04,
        "fillcolor": row.colour,
        "line": {"width": 1, "color": "var(--rule)"},
    }


def _rule(y: float, characters: int) -> Spec:
    return {
        "type": "line",
        "x0": 0,
        "x1": characters,
        "y0": y,
        "y1": y,
        "line": {"color": "var(--rule)", "width": 1},
        "layer": "below",
    }


def _hovers(rows: Sequence[OptionRow], centres: Sequence[float], low: float) -> Spec:
    """Points on the colour strip that tell the long definition of an option."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [low * 2 / 3] * len(rows),
        "y": list(centres),
        "customdata": [_folded(row.description) for row in rows],
        "marker": {"size": 14, "opacity": 0},
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _standers(
    placed: Sequence[tuple[OptionRow, PartyLabel, int, float]],
) -> Iterable[dict[str, Any]]:
    """One trace for those who stand there now, one for those who stood there."""
    for now in (True, False):
        of_kind = [p for p in placed if p[1].now is now]
        if not of_kind:
            continue
        yield {
            "type": "scatter",
            "mode": "markers+text",
            "x": [x for _, _, x, _ in of_kind],
            "y": [y for *_, y in of_kind],
            "text": [f"{s.name} {s.note}" for _, s, _, _ in of_kind],
            "textposition": "middle right",
            "textfont": {
                "size": 13 if now else 12,
                "color": "var(--ink)" if now else "var(--muted)",
            },
            "cliponaxis": False,
            "marker": _markers(of_kind, now),
            "hoverinfo": "skip",
        }


def _markers(
    of_kind: Sequence[tuple[OptionRow, PartyLabel, int, float]], now: bool
) -> Spec:
    """Filled for a stated line, open for an offer or report, smaller rings for then."""
    return {
        "symbol": [
            "circle"
            if now and s.counts
            else "circle-open-dot"
            if now
            else "circle-open"
            for _, s, _, _ in of_kind
        ],
        "size": 14 if now else 10,
        "color": [
            row.colour if now and s.counts else "var(--ink)" for row, s, _, _ in of_kind
        ],
        "line": {"color": "var(--ink)", "width": 1.4},
    }


def _folded(text: str, width: int = 60) -> str:
    """Lines of at most `width` characters, for a label."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
