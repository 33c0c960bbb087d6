"""The agreement of all pairs: heat map, camps, common ground, convergence."""

from itertools import combinations

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.day import DayChoices, ScopedDayForm
from dashboard.asking.edition import Edition
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.agreement_page import agreement_page
from dashboard.presenters.ranking import THRESHOLDS
from dashboard.views.files import file_of
from dashboard.views.show import Page, show
from positions.analysis.agreement import all_pairs
from positions.analysis.camps import find_camps
from positions.analysis.convergence import mean_series, pair_series
from positions.analysis.months import MonthlyAgreement, agreement_by_month
from positions.exports.measures import mean_months_csv, pair_months_csv, pairs_csv


@public_page
def agreement(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who agrees with whom, and on what."""
    choices = ScopedDayForm(request.GET, edition).choices()
    matrix = held(edition).positions(choices.scope).matrix(choices.as_of)
    table = all_pairs(matrix, edition.catalogue.scales)
    view = agreement_page(
        edition.catalogue,
        matrix,
        table,
        find_camps(table),
        _monthly(choices),
    )
    page = Page.of_view("agreement_page", view.title, "agreement")
    return show(request, page, choices, {"view": view, "thresholds": THRESHOLDS})


@public_page
def agreement_file(request: HttpRequest, edition: Edition, table: str) -> HttpResponse:
    """All pairs on the day, all pairs at each month end, or the mean over them."""
    make = TABLES.get(table)
    if make is None:
        raise Http404("Agreement has pairs, months and mean as files.")
    choices = ScopedDayForm(request.GET, edition).choices()
    name = f"agreement-{table}-{choices.as_of}.csv"
    return file_of(choices, name, lambda: make(choices))


def _monthly(choices: DayChoices) -> MonthlyAgreement:
    months = held(choices.edition).positions(choices.scope).months(choices.as_of)
    return agreement_by_month(months, choices.catalogue.scales)


def _pairs(choices: DayChoices) -> str:
    positions = held(choices.edition).positions(choices.scope)
    matrix = positions.matrix(choices.as_of)
    table = all_pairs(matrix, choices.catalogue.scales)
    return pairs_csv(table.pairs.values(), choices.provenance)


def _months(choices: DayChoices) -> str:
    monthly = _monthly(choices)
    series = (
        (a, b, pair_series(monthly, a, b)) for a, b in combinations(monthly.parties, 2)
    )
    return pair_months_csv(series, choices.provenance)


def _mean(choices: DayChoices) -> str:
    return mean_months_csv(mean_series(_monthly(choices)), choices.provenance)


TABLES = {"pairs": _pairs, "months": _months, "mean": _mean}
