"""Events, papers and changes in lanes over one axis of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts.base import Spec, axis, layout

LANE_HEIGHT = 26
SYMBOLS = {
    "event": "line-ns-open",
    "paper": "square",
    "down": "triangle-left",
    "up": "triangle-right",
    "other": "diamond",
    "first": "circle",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in a lane. `shape` is a key of SYMBOLS; `until` makes it a stretch."""

    lane: str
    day: date
    shape: str
    colour: str
    said: str
    until: date | None = None


def timeline_chart(
    lanes: Sequence[str], marks: Sequence[Mark], since: date, until: date
) -> Spec:
    """Lanes from top to bottom; a mark is named when pointed at."""
    stretches = [m for m in marks if m.until]
    edge = max((until - since) / 60, timedelta(days=1))
    return {
        "data": [
            _marks([m for m in marks if m.shape == shape], shape)
            for shape in SYMBOLS
            if any(m.shape == shape for m in marks)
        ],
        "layout": layout(
            height=LANE_HEIGHT * len(lanes) + 56,
            xaxis=axis(
                type="date",
                range=[str(since - edge), str(until + edge)],
                side="top",
                showgrid=True,
                gridcolor="var(--rule)",
                tickformat="%b %Y",
            ),
            yaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=list(lanes),
                range=[len(lanes) - 0.5, -0.5],
                showgrid=True,
                gridcolor="var(--rule)",
            ),
            shapes=[_stretch(m, lanes.index(m.lane)) for m in stretches],
        ),
    }


def _marks(marks: Sequence[Mark], shape: str) -> Spec:
    thin = shape == "event"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [str(m.day) for m in marks],
        "y": [m.lane for m in marks],
        "text": [m.said for m in marks],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": SYMBOLS[shape],
            "size": 10 if shape != "first" else 7,
            "color": [m.colour for m in marks],
            "line": {"color": "var(--ink)", "width": 2 if thin else 1},
        },
    }


def _stretch(mark: Mark, lane: int) -> Spec:
    return {
        "type": "line",
        "x0": str(mark.day),
        "x1": str(mark.until),
        "y0": lane,
        "y1": lane,
        "line": {"color": "var(--ink)", "width": 3},
        "layer": "below",
    }
