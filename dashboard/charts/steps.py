"""How one party moved on one issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts.base import Spec, axis, layout

HEIGHT = 150


@dataclass(frozen=True, slots=True)
class Stated:
    """One stretch of a party's position: values of its options, colour, words.

    Without values it has no place on the scale. `counts` is false for an offer, leak
    or joint text, which no line connects.
    """

    start: date
    values: tuple[float, ...]
    colour: str
    label: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Span:
    """Ends of the time axis and the day that the page is about."""

    low: date
    high: date
    as_of: date


def steps(
    stated: Sequence[Stated], span: Span, events: Sequence[tuple[date, str]]
) -> Spec:
    """The position of one party over time: a dot where something was said, a line
    until the next. What came after the day of the page lies under a veil."""
    lines = [s for s in stated if s.counts]
    beside = [s for s in stated if not s.counts and s.values]
    return {
        "data": [_events(events), _carried(lines, span), *_points(lines, beside)],
        "layout": layout(
            height=HEIGHT,
            margin={"l": 4, "r": 4, "t": 4, "b": 4, "pad": 0},
            xaxis=axis(
                type="date",
                range=[
                    (span.low - _air(span)).isoformat(),
                    (span.high + _air(span)).isoformat(),
                ],
                nticks=5,
                tickfont={"size": 11, "color": "var(--muted)"},
            ),
            yaxis=axis(
                range=[-1.25, 1.55],
                tickvals=[-1, 0, 1],
                showticklabels=False,
                showgrid=True,
                gridcolor="var(--rule)",
            ),
            shapes=_today(span),
        ),
    }


def _air(span: Span) -> timedelta:
    """Room for the dots at both ends."""
    return timedelta(days=(span.high - span.low).days // 40 + 1)


def _events(events: Sequence[tuple[date, str]]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.isoformat() for day, _ in events],
        "y": [1.38] * len(events),
        "text": [title for _, title in events],
        "marker": {
            "symbol": "line-ns-open",
            "size": 7,
            "color": "var(--rule2)",
            "line": {"width": 1},
        },
        "hovertemplate": "%{x|%-d %b %Y}<br>%{text}<extra></extra>",
    }


def _carried(lines: Sequence[Stated], span: Span) -> Spec:
    """The middle of the options in force, from each change to the next.

    Where a party has no place on the scale any more, the line ends.
    """
    days: list[str] = []
    values: list[float | None] = []
    for line in lines:
        middle = sum(line.values) / len(line.values) if line.values else None
        if middle is None and values:
            days.append(line.start.isoformat())
            values.append(values[-1])
        days.append(line.start.isoformat())
        values.append(middle)
    if lines:
        days.append(span.high.isoformat())
        values.append(values[-1])
    return {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": values,
        "line": {"shape": "hv", "color": "var(--ink)", "width": 1.75},
        "hoverinfo": "skip",
    }


def _points(lines: Sequence[Stated], beside: Sequence[Stated]) -> list[Spec]:
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [s.start.isoformat() for s in group for _ in s.values],
            "y": [value for s in group for value in s.values],
            "text": [s.label for s in group for _ in s.values],
            "marker": {
                "symbol": symbol,
                "size": 9,
                "color": [
                    s.colour if filled else "var(--ink)"
                    for s in group
                    for _ in s.values
                ],
                "line": {"color": "var(--ink)", "width": 1.3},
            },
            "hovertemplate": "%{x|%-d %b %Y}<br>%{text}<extra></extra>",
        }
        for group, symbol, filled in (
            (lines, "circle", True),
            (beside, "circle-open-dot", False),
        )
        if group
    ]


def _today(span: Span) -> list[Spec]:
    at, high = span.as_of.isoformat(), (span.high + _air(span)).isoformat()
    whole = {"yref": "paper", "y0": 0, "y1": 1}
    return [
        whole
        | {
            "type": "rect",
            "x0": at,
            "x1": high,
            "fillcolor": "var(--paper)",
            "opacity": 0.6,
            "line": {"width": 0},
        },
        whole
        | {
            "type": "line",
            "x0": at,
            "x1": at,
            "line": {"color": "var(--accent)", "width": 1.5},
        },
    ]
