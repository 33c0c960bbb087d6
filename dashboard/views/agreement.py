"""The agreement of all pairs: heat map, camps, common ground, convergence."""

from itertools import combinations

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.agreement_page import agreement_page
from dashboard.presenters.ranking import THRESHOLDS
from dashboard.views.asked import Asked, asked, show
from dashboard.views.files import csv_file, plain_refusal
from positions.analysis.agreement import all_pairs
from positions.analysis.camps import find_camps
from positions.analysis.convergence import mean_series, pair_series
from positions.analysis.months import agreement_by_month
from positions.exports.measures import mean_months_csv, pair_months_csv, pairs_csv
from positions.readers.history import History, read_history

TABLES = ("pairs", "months", "mean")


@public_page
def agreement(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who agrees with whom, and on what."""
    found = asked(request, edition)
    history = _history(found)
    matrix = history.matrices[found.choices.as_of]
    scales = found.catalogue.scales
    table = all_pairs(matrix, scales)
    view = agreement_page(
        found.catalogue,
        matrix,
        table,
        find_camps(table),
        agreement_by_month(history.months, scales),
    )
    context = {
        "page": "agreement",
        "headline": view.title,
        "view": view,
        "thresholds": THRESHOLDS,
    }
    return show(request, found, "agreement_page", context)


@public_page
def agreement_file(request: HttpRequest, edition: Edition, table: str) -> HttpResponse:
    """All pairs on the day, all pairs at each month end, or the mean over them."""
    if table not in TABLES:
        raise Http404("Agreement has pairs, months and mean as files.")
    found = asked(request, edition)
    if found.complaints:
        return plain_refusal(found.complaints)
    content = {"pairs": _pairs, "months": _months, "mean": _mean}[table](found)
    return csv_file(content, f"agreement-{table}-{found.choices.as_of}")


def _history(found: Asked) -> History:
    return read_history(found.catalogue, [found.choices.as_of], found.evidence)


def _pairs(found: Asked) -> str:
    matrix = _history(found).matrices[found.choices.as_of]
    table = all_pairs(matrix, found.catalogue.scales)
    return pairs_csv(table.pairs.values(), found.provenance)


def _months(found: Asked) -> str:
    monthly = agreement_by_month(_history(found).months, found.catalogue.scales)
    series = (
        (a, b, pair_series(monthly, a, b)) for a, b in combinations(monthly.parties, 2)
    )
    return pair_months_csv(series, found.provenance)


def _mean(found: Asked) -> str:
    monthly = agreement_by_month(_history(found).months, found.catalogue.scales)
    return mean_months_csv(mean_series(monthly), found.provenance)
