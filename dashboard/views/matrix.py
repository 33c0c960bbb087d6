"""The front page: parties by issues as of a date, with the evidence of a cell."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import MatrixForm
from dashboard.asking.htmx import swap_target
from dashboard.caching.memory import held_cells, held_change_days, held_positions
from dashboard.caching.pages import front_page, kept_part
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
from positions.readers.overview import Overview

FRAGMENTS = {"drawer": "dashboard/_drawer.html", "view": "dashboard/_matrix.html"}


def process_list(request: HttpRequest, overview: Overview) -> HttpResponse:
    """Every process with its newest evidence; plain words for none."""
    return render(request, "dashboard/processes.html", {"overview": overview})


@front_page(otherwise=process_list)
def matrix(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The matrix, its filters and the agreement of all pairs."""
    catalogue = edition.catalogue
    form = MatrixForm(request.GET, catalogue)
    choices = form.choices(newest_day(edition))
    here = request.build_absolute_uri(request.path)
    context: dict[str, Any] = {
        "page": "matrix",
        "edition": edition,
        "choices": choices,
        "catalogue": catalogue,
        "complaints": form.complaints(),
        "evidence": _evidence(catalogue, choices),
        "links": links(choices, here, edition.address("export")),
        "canonical": here + choices.query().removesuffix("?"),
    }
    target = swap_target(request)
    if target != "drawer":
        context |= _table(edition, choices)
    status = 400 if context["complaints"] else 200
    template = FRAGMENTS.get(target, "dashboard/matrix.html")
    answer = render(request, template, context, status=status)
    if target in FRAGMENTS:
        answer.headers["HX-Push-Url"] = request.path + choices.query().removesuffix("?")
    return answer


def newest_day(edition: Edition) -> date:
    """The default day: of the newest evidence, or today where there is none yet."""
    return edition.newest_day


def _table(edition: Edition, choices: Choices) -> dict[str, Any]:
    catalogue, days = edition.catalogue, held_change_days(edition)
    counting = Scope(choices.known_at, choices.own_words_only)
    shown = [choices.as_of, choices.since]
    known = held_positions(edition) if counting.is_all else None
    readings = read_matrices(catalogue, shown, counting, known)
    now = chosen(catalogue, choices, readings[choices.as_of])
    before = chosen(catalogue, choices, readings[choices.since])
    if choices.order:
        ranked = by_agreement(catalogue, now.matrix)
        now = narrowed(now, now.matrix.parties, ranked)
    cells = held_cells(edition)
    view = matrix_view(catalogue, choices, (now, before.matrix), days, cells)
    return {
        "matrix": view,
        "headline": headline_view(catalogue, choices, now.matrix, before.matrix, view),
        "days": day_control(catalogue, choices, days),
        "agreement": _agreement(edition, now.matrix),
        "poles": poles(catalogue),
        "phone": phone_parties(catalogue, choices),
    }


def _agreement(edition: Edition, matrix: Matrix) -> SafeString:
    """Depends on the stated lines only, which stay the same from change to change."""
    lines = [
        (cell.party, cell.issue, cell.options)
        for cell in matrix.cells.values()
        if cell.counts
    ]
    depends_on = (
        edition.stamp,
        edition.process.pk,
        matrix.parties,
        matrix.issues,
    )
    return kept_part(
        "agreement",
        (depends_on, sorted(lines)),
        lambda: render_to_string(
            "dashboard/_agreement.html",
            {"agreement": agreement_view(edition.catalogue, matrix)},
        ),
    )


def chosen(
    catalogue: Catalogue, choices: Choices, reading: MatrixReading
) -> MatrixReading:
    parties = choices.party or tuple(p.code for p in catalogue.parties)
    groups = choices.group or tuple(catalogue.groups)
    return narrowed(
        reading, parties, [i.key for i in catalogue.issues if i.group in groups]
    )


def _evidence(catalogue: Catalogue, choices: Choices) -> EvidenceView | None:
    if not choices.cell:
        return None
    party, _, issue = choices.cell.partition(".")
    counting = Scope(choices.known_at, choices.own_words_only)
    found = read_cell(catalogue, party, issue, choices.as_of, counting)
    return evidence_view(catalogue, choices, found)
