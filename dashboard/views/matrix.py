"""The front page: parties by issues as of a date, with the evidence of a cell."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboard.asking.forms import MatrixForm
from dashboard.asking.htmx import swap_target
from dashboard.asking.state import State
from dashboard.caching.pages import Place, front_page, kept_part
from dashboard.presenters.agreement import agreement_view
from dashboard.presenters.days import day_control
from dashboard.presenters.evidence import EvidenceView, evidence_view
from dashboard.presenters.headline import headline_view
from dashboard.presenters.links import links, poles
from dashboard.presenters.matrix import by_agreement, matrix_view, phone_parties
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue
from positions.readers.evidence import read_cell
from positions.readers.matrix import MatrixReading, Scope, narrowed, read_matrices
from positions.readers.standing import Standing

FRAGMENTS = {"drawer": "dashboard/_drawer.html", "view": "dashboard/_matrix.html"}


def process_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Every process with its newest evidence; plain words for none."""
    return render(request, "dashboard/processes.html", {"standing": standing})


@front_page(otherwise=process_list)
def matrix(request: HttpRequest, place: Place) -> HttpResponse:
    """The matrix, its filters and the agreement of all pairs."""
    catalogue = place.catalogue
    form = MatrixForm(request.GET, catalogue)
    state = form.state(newest_day(place))
    here = request.build_absolute_uri(request.path)
    context: dict[str, Any] = {
        "page": "matrix",
        "place": place,
        "state": state,
        "catalogue": catalogue,
        "complaints": form.complaints(),
        "evidence": _evidence(catalogue, state),
        "links": links(state, here, place.address("export")),
        "canonical": here + state.query().removesuffix("?"),
    }
    target = swap_target(request)
    if target != "drawer":
        context |= _table(place, state)
    status = 400 if context["complaints"] else 200
    template = FRAGMENTS.get(target, "dashboard/matrix.html")
    answer = render(request, template, context, status=status)
    if target in FRAGMENTS:
        answer.headers["HX-Push-Url"] = request.path + state.query().removesuffix("?")
    return answer


def newest_day(place: Place) -> date:
    """The default day: of the newest evidence, or today where there is none yet."""
    return place.newest_day


def _table(place: Place, state: State) -> dict[str, Any]:
    catalogue, days = place.catalogue, place.change_days
    counting = Scope(state.known_at, state.own_words_only)
    shown = [state.as_of, state.since]
    known = place.positions if counting.is_all else None
    readings = read_matrices(catalogue, shown, counting, known)
    now = chosen(catalogue, state, readings[state.as_of])
    before = chosen(catalogue, state, readings[state.since])
    if state.order:
        ranked = by_agreement(catalogue, now.matrix)
        now = narrowed(now, now.matrix.parties, ranked)
    view = matrix_view(catalogue, state, (now, before.matrix), days, place.cells)
    return {
        "matrix": view,
        "headline": headline_view(catalogue, state, now.matrix, before.matrix, view),
        "days": day_control(catalogue, state, days),
        "agreement": _agreement(place, now.matrix),
        "poles": poles(catalogue),
        "phone": phone_parties(catalogue, state),
    }


def _agreement(place: Place, matrix: Matrix) -> SafeString:
    """Depends on the stated lines only, which stay the same from change to change."""
    lines = [
        (cell.party, cell.issue, cell.options)
        for cell in matrix.cells.values()
        if cell.counts
    ]
    depends_on = (place.standing.stamp, place.process.pk, matrix.parties, matrix.issues)
    return kept_part(
        "agreement",
        (depends_on, sorted(lines)),
        lambda: render_to_string(
            "dashboard/_agreement.html",
            {"agreement": agreement_view(place.catalogue, matrix)},
        ),
    )


def chosen(catalogue: Catalogue, state: State, reading: MatrixReading) -> MatrixReading:
    parties = state.party or tuple(p.code for p in catalogue.parties)
    groups = state.group or tuple(catalogue.groups)
    return narrowed(
        reading, parties, [i.key for i in catalogue.issues if i.group in groups]
    )


def _evidence(catalogue: Catalogue, state: State) -> EvidenceView | None:
    if not state.cell:
        return None
    party, _, issue = state.cell.partition(".")
    counting = Scope(state.known_at, state.own_words_only)
    found = read_cell(catalogue, party, issue, state.as_of, counting)
    return evidence_view(catalogue, state, found)
