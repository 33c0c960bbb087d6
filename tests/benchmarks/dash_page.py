"""The yardstick: the same matrix and agreement as a small Plotly Dash page.

Written the way Dash's own guide does it: a date picker, one callback, figures from
plotly.express. The data come from the same database by the same indexed query.
"""

import os
import sqlite3
from pathlib import Path

import numpy as np
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

FILE = Path(os.environ["PARLEY_VAR"], "parley.sqlite3")
LINES = """
SELECT l.party_id, o.issue_id, o.value FROM positions_position l
JOIN positions_option o ON o.id = l.option_id
WHERE l.opens AND l.valid_from <= ? AND (l.stretch_to IS NULL OR l.stretch_to > ?)
"""
database = sqlite3.connect(FILE, check_same_thread=False)
parties = [
    n for (n,) in database.execute("SELECT name FROM positions_party ORDER BY id")
]
issues = [
    t for (t,) in database.execute("SELECT title FROM positions_issue ORDER BY id")
]

app = Dash(__name__)
server = app.server
app.layout = html.Div(
    [
        dcc.DatePickerSingle(id="day", date="2025-12-31"),
        dcc.Graph(id="matrix"),
        dcc.Graph(id="agreement"),
        html.Ul(id="statements"),
    ]
)


def table(day: str) -> np.ndarray:
    held = np.full((len(parties), len(issues)), np.nan)
    for party, issue, value in database.execute(LINES, (day, day)):
        held[party - 1, issue - 1] = value
    return held


@app.callback(
    Output("matrix", "figure"), Output("agreement", "figure"), Input("day", "date")
)
def figures(day: str) -> tuple[object, object]:
    held = table(day)
    both = ~np.isnan(held)[:, None] & ~np.isnan(held)[None]
    apart = np.where(both, np.abs(held[:, None] - held[None]), 0).sum(axis=2)
    shared = both.sum(axis=2)
    agreement = np.where(shared > 1, 1 - apart / 2 / np.maximum(shared, 1), np.nan)
    matrix = px.imshow(held, x=issues, y=parties, zmin=-1, zmax=1, aspect="auto")
    return matrix, px.imshow(agreement, x=parties, y=parties, zmin=0, zmax=1)


@app.callback(Output("statements", "children"), Input("matrix", "clickData"))
def statements(click: dict | None) -> list[object]:
    if click is None:
        return []
    point = click["points"][0]
    found = database.execute(
        "SELECT quote FROM positions_statement s "
        "JOIN positions_party p ON p.id = s.party_id "
        "JOIN positions_issue i ON i.id = s.issue_id "
        "WHERE review = 'accepted' AND p.name = ? AND i.title = ?",
        (point["y"], point["x"]),
    )
    return [html.Li(quote) for (quote,) in found]
