"""Agreement over time as lines, each with its name at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.charts.base import Spec, axis, layout

HEIGHT = 340
APART = 6.5
LETTER = 7
TICKS_AT_MOST = 9
STYLES = (
    ("var(--ink)", "solid", 2.5),
    ("var(--accent)", "solid", 2.5),
    ("var(--ink)", "dash", 2),
    ("var(--accent)", "dot", 2),
)
BACKGROUND = ("var(--rule2)", "solid", 1)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """Scores from 0 to 100 and the number behind each; None leaves a gap.

    The first few `named` lines are drawn strong, in the order given; the others stay
    thin and show their name when pointed at.
    """

    name: str
    scores: tuple[float | None, ...]
    counts: tuple[int, ...]
    named: bool = True


def agreement_lines(
    days: Sequence[date], lines: Sequence[AgreementLine], unit: str
) -> Spec:
    """`unit` names what the counts count, such as "issues"."""
    named = [line for line in lines if line.named][: len(STYLES)]
    rest = [line for line in lines if line not in named]
    drawn = [_line(days, line, BACKGROUND, unit) for line in rest]
    drawn += [
        _line(days, line, style, unit)
        for line, style in zip(named, STYLES, strict=False)
    ]
    return {
        "data": drawn,
        "layout": layout(
            height=HEIGHT,
            margin={"l": 8, "r": _room(named), "t": 12, "b": 8, "pad": 0},
            xaxis=axis(
                type="date",
                showline=True,
                linecolor="var(--rule2)",
                **_ticks(days),
            ),
            yaxis=axis(
                range=[-4, 104],
                showgrid=True,
                gridcolor="var(--rule)",
                tickvals=[0, 25, 50, 75, 100],
            ),
            annotations=_names(days, named),
        ),
    }


def _line(
    days: Sequence[date],
    line: AgreementLine,
    style: tuple[str, str, float],
    unit: str,
) -> dict[str, Any]:
    colour, dash, width = style
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": [day.isoformat() for day in days],
        "y": [None if s is None else round(s, 1) for s in line.scores],
        "customdata": list(line.counts),
        "line": {"color": colour, "dash": dash, "width": width},
        "marker": {"color": colour, "size": 4 if width > 1 else 2},
        "hovertemplate": (
            f"{line.name}<br>%{{x|%-d %b %Y}}: %{{y:.0f}} of 100, "
            f"%{{customdata}} {unit}<extra></extra>"
        ),
    }


def _names(days: Sequence[date], lines: Sequence[AgreementLine]) -> list[Spec]:
    """Beside the last point of each line, moved apart where they would overlap."""
    ends = []
    for number, line in enumerate(lines):
        last = next((n for n in reversed(range(len(days))) if _has(line, n)), None)
        if last is not None:
            ends.append((line.scores[last] or 0.0, last, number))
    names = []
    below = -APART
    for score, last, number in sorted(ends):
        at = max(score, below + APART)
        below = at
        names.append(
            {
                "xref": "paper",
                "x": 1,
                "xanchor": "left",
                "xshift": 8,
                "y": at,
                "text": f"{lines[number].name} {score:.0f}"
                + ("" if last == len(days) - 1 else f" ({days[last]:%b %Y})"),
                "showarrow": False,
                "align": "left",
                "font": {"size": 12, "color": STYLES[number][0]},
            }
        )
    return names


def _room(lines: Sequence[AgreementLine]) -> int:
    """Pixels for the longest name with its score."""
    return LETTER * (max((len(line.name) for line in lines), default=0) + 4) + 12


def _ticks(days: Sequence[date]) -> Spec:
    """Month ends by the name of their month, with the year where it begins."""
    shown = days[:: len(days) // TICKS_AT_MOST + 1]
    years = [day.year for day in shown]
    return {
        "tickvals": [day.isoformat() for day in shown],
        "ticktext": [
            f"{day:%b}<br>{day.year}" if year not in years[:n] else f"{day:%b}"
            for n, (day, year) in enumerate(zip(shown, years, strict=True))
        ],
    }


def _has(line: AgreementLine, n: int) -> bool:
    return line.scores[n] is not None
