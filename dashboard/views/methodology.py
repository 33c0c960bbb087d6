"""How every number is made, with the figures of today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.edition import Edition
from dashboard.asking.forms import AsOfForm
from dashboard.caching.pages import public_page
from dashboard.presenters.links import poles
from dashboard.presenters.method import method_view
from dashboard.views.matrix import newest_day
from positions.readers.double_coding import read_reliability
from positions.readers.matrix import Scope, read_matrices
from positions.readers.record import read_record


@public_page
def methodology(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The rules by name, a worked example, reliability and decisions per party."""
    catalogue = edition.catalogue
    form = AsOfForm(request.GET, catalogue)
    as_of = form.choices(newest_day(edition)).as_of
    matrix = read_matrices(catalogue, [as_of], Scope())[as_of].matrix
    complaints = form.complaints()
    context = {
        "page": "methodology",
        "edition": edition,
        "as_of": as_of,
        "complaints": complaints,
        "poles": poles(catalogue),
        "view": method_view(
            catalogue,
            matrix,
            read_record(edition.process.pk),
            read_reliability(edition.process.pk),
        ),
    }
    return render(
        request,
        "dashboard/methodology.html",
        context,
        status=400 if complaints else 200,
    )
