"""What all charts share. A chart is a plain specification for plotly.js.

Colours are written as `var(--name)`: the browser fills in the values of the style
sheet when it draws, and again when the reader's colour scheme changes. No title and
no legend inside a chart: the heading of the page names it. Texts may hold <br> but no
other markup: plotly.js would turn it into style attributes, which the content
security policy refuses.
"""

from typing import Any

Spec = dict[str, Any]

FONT = '-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif'


def axis(**given: Any) -> Spec:
    """An axis without grid, line or zoom."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": 12, "color": "var(--ink)"},
    } | given


def layout(**given: Any) -> Spec:
    """A transparent drawing in the page's font and ink."""
    return {
        "autosize": True,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "font": {"family": FONT, "size": 12, "color": "var(--ink)"},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0},
        "hoverlabel": {
            "bgcolor": "var(--paper)",
            "bordercolor": "var(--ink)",
            "align": "left",
            "font": {"size": 13, "color": "var(--ink)"},
        },
    } | given
