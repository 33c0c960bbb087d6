"""The front page: parties by issues as of a date, with the evidence of a cell."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboard.asking.edition import Edition
from dashboard.asking.htmx import swap_target
from dashboard.asking.matrix import MatrixChoices, MatrixForm
from dashboard.caching.memory import held
from dashboard.caching.pages import front_page
from dashboard.presenters.agreement import agreement_view
from dashboard.presenters.days import day_control
from dashboard.presenters.evidence import EvidenceView, evidence_view
from dashboard.presenters.headline import headline_view
from dashboard.presenters.links import links
from dashboard.presenters.matrix import by_agreement, matrix_view
from dashboard.presenters.wording import long_day
from dashboard.views.show import Page, answer, show
from positions.analysis.matrix import Matrix
from positions.readers.evidence import read_cell
from positions.readers.overview import Overview

PARTS = {"view": "_matrix", "drawer": "_drawer"}


def process_list(request: HttpRequest, overview: Overview) -> HttpResponse:
    """Every process with its newest evidence; plain words for none."""
    page = Page("processes", "Peace processes")
    return answer(request, page, {"overview": overview})


@front_page(otherwise=process_list)
def matrix(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The matrix, its filters and the agreement of all pairs."""
    choices = MatrixForm(request.GET, edition).choices()
    context = {
        "evidence": _evidence(choices),
        "links": links(choices, edition.address("export")),
    }
    if swap_target(request) != "drawer":
        context |= _table(choices)
    title = f"{edition.process.name}, {long_day(choices.as_of)}"
    return show(request, Page("matrix", title, "matrix", PARTS), choices, context)


def _table(choices: MatrixChoices) -> dict[str, Any]:
    edition, catalogue = choices.edition, choices.catalogue
    days = held(edition).positions().change_days
    positions = held(edition).positions(choices.scope)
    readings = positions.on([choices.as_of, choices.since])
    now, before = (
        readings[day].narrowed(choices.parties, choices.issues)
        for day in (choices.as_of, choices.since)
    )
    if choices.order:
        ranked = by_agreement(catalogue, now.matrix)
        now = now.narrowed(choices.parties, ranked)
    view = matrix_view(choices, now, before.matrix, days, held(edition).cells)
    return {
        "matrix": view,
        "headline": headline_view(choices, now.matrix, before.matrix, view),
        "days": day_control(choices, days),
        "agreement": _agreement(edition, now.matrix),
        "phone": choices.phone_parties,
    }


def _agreement(edition: Edition, matrix: Matrix) -> SafeString:
    """Depends on the stated lines only, which stay the same from change to change."""
    lines = [
        (cell.party, cell.issue, cell.options)
        for cell in matrix.cells.values()
        if cell.counts
    ]
    return held(edition).part(
        "agreement",
        (matrix.parties, matrix.issues, sorted(lines)),
        lambda: render_to_string(
            "dashboard/_agreement.html",
            {"agreement": agreement_view(edition.catalogue, matrix)},
        ),
    )


def _evidence(choices: MatrixChoices) -> EvidenceView | None:
    if not choices.cell:
        return None
    party, _, issue = choices.cell.partition(".")
    positions = held(choices.edition).positions(choices.scope)
    evidence = read_cell(positions, party, issue, choices.as_of)
    return evidence_view(choices, evidence)
