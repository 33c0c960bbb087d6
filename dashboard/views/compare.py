"""Any two or more parties side by side."""

from dataclasses import replace
from itertools import combinations
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.compare import CompareForm, CompareState
from dashboard.caching.pages import Place, public_page
from dashboard.presenters.compare import compare_view
from dashboard.presenters.months import MonthsView, months_view, pair_line
from dashboard.views.asked import Asked, asked, show
from dashboard.views.files import csv_file, plain_refusal
from positions.analysis.agreement import all_pairs
from positions.analysis.comparison import compare_parties
from positions.analysis.convergence import pair_series
from positions.analysis.matrix import Matrix
from positions.analysis.months import agreement_by_month
from positions.exports.measures import comparisons_csv, pair_months_csv, pairs_csv
from positions.readers.history import History, read_history
from positions.readers.quoted import read_quoted

TABLES = ("issues", "pairs", "months")


@public_page
def compare(request: HttpRequest, place: Place) -> HttpResponse:
    """How far they agree, on which issues, and in whose words."""
    found = asked(request, place, CompareForm)
    state = _state(found)
    if len(state.parties) < 2:
        raise Http404("There are not yet two parties to compare.")
    history = _history(found)
    matrix = _narrow(found, history)
    table = all_pairs(matrix, found.catalogue.scales)
    cells = matrix.positions()
    quoted = read_quoted(cell.statements[0].id for cell in cells)
    view = compare_view(found.catalogue, matrix, table, quoted)
    context = {
        "page": "compare",
        "headline": view.title,
        "view": view,
        "pair": view.pairs[0],
        "months": _months(found, history),
        "sides": True,
    }
    return show(request, found, "compare", context)


@public_page
def compare_file(request: HttpRequest, place: Place, table: str) -> HttpResponse:
    """Issue by issue, the score of each pair, or the score at each month end."""
    if table not in TABLES:
        raise Http404("A comparison has issues, pairs and months as files.")
    found = asked(request, place, CompareForm)
    if found.complaints:
        return plain_refusal(found.complaints)
    content = {"issues": _issues_csv, "pairs": _pairs_csv, "months": _months_csv}
    name = "-".join(("compare", *_state(found).parties, table, str(found.state.as_of)))
    return csv_file(content[table](found), name)


def _state(found: Asked) -> CompareState:
    return cast("CompareState", found.state)


def _history(found: Asked) -> History:
    return read_history(found.catalogue, [found.state.as_of], found.evidence)


def _narrow(found: Asked, history: History) -> Matrix:
    matrix = history.matrices[found.state.as_of]
    return replace(matrix, parties=_state(found).parties)


def _months(found: Asked, history: History) -> MonthsView:
    monthly = agreement_by_month(history.months, found.catalogue.scales)
    names = found.catalogue.party_by_code
    lines = [
        pair_line(
            f"{names[a].narrow_name}–{names[b].narrow_name}",
            pair_series(monthly, a, b),
            named=True,
        )
        for a, b in combinations(_state(found).parties, 2)
    ]
    return months_view(lines, monthly.days)


def _issues_csv(found: Asked) -> str:
    matrix = _narrow(found, _history(found))
    scales = found.catalogue.scales
    pairs = combinations(matrix.parties, 2)
    compared = ((a, b, compare_parties(matrix, scales, a, b)) for a, b in pairs)
    return comparisons_csv(compared, found.provenance)


def _pairs_csv(found: Asked) -> str:
    table = all_pairs(_narrow(found, _history(found)), found.catalogue.scales)
    return pairs_csv(table.pairs.values(), found.provenance)


def _months_csv(found: Asked) -> str:
    monthly = agreement_by_month(_history(found).months, found.catalogue.scales)
    series = (
        (a, b, pair_series(monthly, a, b))
        for a, b in combinations(_state(found).parties, 2)
    )
    return pair_months_csv(series, found.provenance)
