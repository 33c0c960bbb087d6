"""The parties: all of them, and each with its line on every issue."""

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.day import DayChoices, ScopedDayForm
from dashboard.asking.edition import Edition
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.party import PartyFacts, party_view
from dashboard.presenters.party_list import party_list
from dashboard.views.files import file_of, matrix_export
from dashboard.views.show import Page, show
from positions.analysis.agreement import all_pairs
from positions.analysis.convergence import pair_series
from positions.analysis.months import agreement_by_month
from positions.exports.histories import intervals_csv
from positions.exports.measures import pair_months_csv
from positions.readers.catalogue import PartyEntry
from positions.readers.parties import read_found, read_sources
from positions.readers.positions.reader import Positions
from positions.readers.public_statement import read_accepted


@public_page
def parties(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every party with how much was found of it."""
    choices = ScopedDayForm(request.GET, edition).choices()
    catalogue, day, scope = edition.catalogue, choices.as_of, choices.scope
    matrix = held(edition).positions(scope).matrix(day)
    table = all_pairs(matrix, catalogue.scales)
    view = party_list(catalogue, matrix, table, read_found(catalogue, day, scope))
    page = Page.of_view("parties", view.title, "parties")
    return show(request, page, choices, {"view": view})


@public_page
def party(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Where one party stands, when it moved, and whom it is closest to."""
    choices = ScopedDayForm(request.GET, edition).choices()
    catalogue, day = edition.catalogue, choices.as_of
    entry = _entry(edition, code)
    positions = held(edition).positions(choices.scope)
    matrix = positions.matrix(day)
    own = [cell for cell in matrix.positions() if cell.party == code]
    facts = PartyFacts(
        matrix=matrix,
        intervals=positions.of(party=code),
        monthly=agreement_by_month(positions.months(day), catalogue.scales),
        quoted=read_accepted(cell.statements[0].id for cell in own),
        sources=read_sources(catalogue, code, day, choices.scope),
    )
    view = party_view(choices, entry, facts)
    page = Page.of_view("party", view.title, "parties")
    return show(request, page, choices, {"view": view})


@public_page
def party_file(
    request: HttpRequest, edition: Edition, code: str, table: str
) -> HttpResponse:
    """Its positions on the day, every interval of them, or its agreement by month."""
    make = TABLES.get(table)
    if make is None:
        raise Http404("A party has positions, moves and agreement as files.")
    _entry(edition, code)
    choices = ScopedDayForm(request.GET, edition).choices()
    name = f"{code}-{table}-{choices.as_of}.csv"
    return file_of(choices, name, lambda: make(choices, code))


def _entry(edition: Edition, code: str) -> PartyEntry:
    entry = edition.catalogue.party_by_code.get(code)
    if entry is None:
        raise Http404("There is no such party here.")
    return entry


def _held(choices: DayChoices) -> Positions:
    return held(choices.edition).positions(choices.scope)


def _positions(choices: DayChoices, code: str) -> str:
    day = choices.as_of
    reading = _held(choices).on([day])[day]
    of_party = reading.narrowed([code], choices.catalogue.issue_by_key)
    return matrix_export(choices, of_party).csv()


def _moves(choices: DayChoices, code: str) -> str:
    intervals = _held(choices).of(party=code)
    return intervals_csv(choices.catalogue, intervals, choices.provenance)


def _agreement(choices: DayChoices, code: str) -> str:
    months = _held(choices).months(choices.as_of)
    monthly = agreement_by_month(months, choices.catalogue.scales)
    others = [other for other in monthly.parties if other != code]
    series = ((code, other, pair_series(monthly, code, other)) for other in others)
    return pair_months_csv(series, choices.provenance)


TABLES = {"positions": _positions, "moves": _moves, "agreement": _agreement}
