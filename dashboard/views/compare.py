"""Any two or more parties side by side."""

from dataclasses import replace
from itertools import combinations
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.compare import CompareChoices, CompareForm
from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
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
from positions.readers.public_statement import read_accepted

TABLES = ("issues", "pairs", "months")


@public_page
def compare(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How far they agree, on which issues, and in whose words."""
    found = asked(request, edition, CompareForm)
    choices = _choices(found)
    if len(choices.parties) < 2:
        raise Http404("There are not yet two parties to compare.")
    history = _history(found)
    matrix = _narrow(found, history)
    table = all_pairs(matrix, found.catalogue.scales)
    cells = matrix.positions()
    quoted = read_accepted(cell.statements[0].id for cell in cells)
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
def compare_file(request: HttpRequest, edition: Edition, table: str) -> HttpResponse:
    """Issue by issue, the score of each pair, or the score at each month end."""
    if table not in TABLES:
        raise Http404("A comparison has issues, pairs and months as files.")
    found = asked(request, edition, CompareForm)
    if found.complaints:
        return plain_refusal(found.complaints)
    content = {"issues": _issues_csv, "pairs": _pairs_csv, "months": _months_csv}
    name = "-".join(
        ("compare", *_choices(found).parties, table, str(found.choices.as_of))
    )
    return csv_file(content[table](found), name)


def _choices(found: Asked) -> CompareChoices:
    return cast("CompareChoices", found.choices)


def _history(found: Asked) -> History:
    return read_history(found.catalogue, [found.choices.as_of], found.evidence)


def _narrow(found: Asked, history: History) -> Matrix:
    matrix = history.matrices[found.choices.as_of]
    return replace(matrix, parties=_choices(found).parties)


def _months(found: Asked, history: History) -> MonthsView:
    monthly = agreement_by_month(history.months, found.catalogue.scales)
    names = found.catalogue.party_by_code
    lines = [
        pair_line(
            f"{names[a].narrow_name}–{names[b].narrow_name}",
            pair_series(monthly, a, b),
            named=True,
        )
        for a, b in combinations(_choices(found).parties, 2)
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
        for a, b in combinations(_choices(found).parties, 2)
    )
    return pair_months_csv(series, found.provenance)
