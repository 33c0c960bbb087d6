"""Any two or more parties side by side."""

from dataclasses import replace
from itertools import combinations

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.compare import CompareChoices, CompareForm
from dashboard.asking.edition import Edition
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.compare import compare_view
from dashboard.presenters.months import MonthsView, months_view, pair_line
from dashboard.views.files import file_of
from dashboard.views.show import Page, show
from positions.analysis.agreement import all_pairs
from positions.analysis.comparison import compare_parties
from positions.analysis.convergence import pair_series
from positions.analysis.matrix import Matrix
from positions.analysis.months import MonthlyAgreement, agreement_by_month
from positions.exports.measures import comparisons_csv, pair_months_csv, pairs_csv
from positions.readers.public_statement import read_accepted


@public_page
def compare(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How far they agree, on which issues, and in whose words."""
    choices = CompareForm(request.GET, edition).choices()
    if len(choices.parties) < 2:
        raise Http404("There are not yet two parties to compare.")
    matrix = _matrix(choices)
    table = all_pairs(matrix, edition.catalogue.scales)
    quoted = read_accepted(cell.statements[0].id for cell in matrix.positions())
    view = compare_view(edition.catalogue, matrix, table, quoted)
    context = {
        "view": view,
        "pair": view.pairs[0],
        "months": _months(choices),
        "sides": True,
    }
    page = Page.of_view("compare", view.title, "compare")
    return show(request, page, choices, context)


@public_page
def compare_file(request: HttpRequest, edition: Edition, table: str) -> HttpResponse:
    """Issue by issue, the score of each pair, or the score at each month end."""
    make = TABLES.get(table)
    if make is None:
        raise Http404("A comparison has issues, pairs and months as files.")
    choices = CompareForm(request.GET, edition).choices()
    name = "-".join(("compare", *choices.parties, table, str(choices.as_of)))
    return file_of(choices, f"{name}.csv", lambda: make(choices))


def _matrix(choices: CompareChoices) -> Matrix:
    positions = held(choices.edition).positions(choices.scope)
    return replace(positions.matrix(choices.as_of), parties=choices.parties)


def _monthly(choices: CompareChoices) -> MonthlyAgreement:
    months = held(choices.edition).positions(choices.scope).months(choices.as_of)
    return agreement_by_month(months, choices.catalogue.scales)


def _months(choices: CompareChoices) -> MonthsView:
    monthly = _monthly(choices)
    names = choices.catalogue.party_by_code
    lines = [
        pair_line(
            f"{names[a].narrow_name}–{names[b].narrow_name}",
            pair_series(monthly, a, b),
            named=True,
        )
        for a, b in combinations(choices.parties, 2)
    ]
    return months_view(lines, monthly.days)


def _issues_csv(choices: CompareChoices) -> str:
    matrix = _matrix(choices)
    scales = choices.catalogue.scales
    pairs = combinations(matrix.parties, 2)
    compared = ((a, b, compare_parties(matrix, scales, a, b)) for a, b in pairs)
    return comparisons_csv(compared, choices.provenance)


def _pairs_csv(choices: CompareChoices) -> str:
    matrix = _matrix(choices)
    table = all_pairs(matrix, choices.catalogue.scales)
    return pairs_csv(table.pairs.values(), choices.provenance)


def _months_csv(choices: CompareChoices) -> str:
    monthly = _monthly(choices)
    series = (
        (a, b, pair_series(monthly, a, b)) for a, b in combinations(choices.parties, 2)
    )
    return pair_months_csv(series, choices.provenance)


TABLES = {"issues": _issues_csv, "pairs": _pairs_csv, "months": _months_csv}
