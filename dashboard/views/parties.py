"""The parties: all of them, and each with its line on every issue."""

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.party import PartyFacts, party_view
from dashboard.presenters.party_list import party_list
from dashboard.views.asked import Asked, asked, show
from dashboard.views.files import csv_file, plain_refusal
from positions.analysis.agreement import all_pairs
from positions.analysis.convergence import pair_series
from positions.analysis.months import agreement_by_month
from positions.exports.histories import intervals_csv
from positions.exports.matrix import MatrixExport
from positions.exports.measures import pair_months_csv
from positions.readers.catalogue import PartyEntry
from positions.readers.history import History, read_history
from positions.readers.matrix import narrowed, read_matrices
from positions.readers.parties import read_found, read_sources
from positions.readers.public_statement import read_accepted

TABLES = ("positions", "moves", "agreement")


@public_page
def parties(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every party with how much was found of it."""
    found = asked(request, edition)
    catalogue, day = found.catalogue, found.choices.as_of
    matrix = read_matrices(catalogue, [day], found.evidence)[day].matrix
    table = all_pairs(matrix, catalogue.scales)
    view = party_list(
        catalogue, matrix, table, read_found(catalogue, day, found.evidence)
    )
    context = {"page": "parties", "headline": view.title, "view": view}
    return show(request, found, "parties", context)


@public_page
def party(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Where one party stands, when it moved, and whom it is closest to."""
    found = asked(request, edition)
    catalogue, day = found.catalogue, found.choices.as_of
    entry = _entry(found, code)
    history = _history(found, code)
    matrix = history.matrices[day]
    own = [cell for cell in matrix.positions() if cell.party == code]
    facts = PartyFacts(
        matrix=matrix,
        intervals=history.intervals,
        monthly=agreement_by_month(history.months, catalogue.scales),
        quoted=read_accepted(cell.statements[0].id for cell in own),
        sources=read_sources(catalogue, code, day, found.evidence),
    )
    view = party_view(catalogue, found.choices, entry, facts)
    context = {"page": "parties", "headline": view.title, "view": view}
    return show(request, found, "party", context)


@public_page
def party_file(
    request: HttpRequest, edition: Edition, code: str, table: str
) -> HttpResponse:
    """Its positions on the day, every interval of them, or its agreement by month."""
    if table not in TABLES:
        raise Http404("A party has positions, moves and agreement as files.")
    found = asked(request, edition)
    _entry(found, code)
    if found.complaints:
        return plain_refusal(found.complaints)
    content = {"positions": _positions, "moves": _moves, "agreement": _agreement}
    return csv_file(
        content[table](found, code), f"{code}-{table}-{found.choices.as_of}"
    )


def _entry(found: Asked, code: str) -> PartyEntry:
    entry = found.catalogue.party_by_code.get(code)
    if entry is None:
        raise Http404("There is no such party here.")
    return entry


def _history(found: Asked, code: str) -> History:
    return read_history(found.catalogue, [found.choices.as_of], found.evidence, code)


def _positions(found: Asked, code: str) -> str:
    catalogue, day = found.catalogue, found.choices.as_of
    reading = read_matrices(catalogue, [day], found.evidence)[day]
    issues = [i.key for i in catalogue.issues]
    made = MatrixExport(
        found.edition.process.slug,
        catalogue,
        narrowed(reading, [code], issues),
        found.evidence,
        found.edition.revision,
    )
    return made.csv()


def _moves(found: Asked, code: str) -> str:
    intervals = _history(found, code).intervals
    return intervals_csv(found.catalogue, intervals, found.provenance)


def _agreement(found: Asked, code: str) -> str:
    monthly = agreement_by_month(_history(found, code).months, found.catalogue.scales)
    others = [other for other in monthly.parties if other != code]
    series = ((code, other, pair_series(monthly, code, other)) for other in others)
    return pair_months_csv(series, found.provenance)
