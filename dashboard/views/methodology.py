"""How every number is made, with the figures of today."""

from django.http import HttpRequest, HttpResponse

from dashboard.asking.day import DayForm
from dashboard.asking.edition import Edition
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.method import method_view
from dashboard.views.show import Page, show
from positions.readers.double_coding import read_reliability
from positions.readers.record import read_record


@public_page
def methodology(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The rules by name, a worked example, reliability and decisions per party."""
    catalogue, process = edition.catalogue, edition.process.pk
    choices = DayForm(request.GET, edition).choices()
    day = choices.as_of
    matrix = held(edition).positions(choices.scope).matrix(day)
    view = method_view(
        catalogue, matrix, read_record(process), read_reliability(process)
    )
    page = Page("methodology", "Method", "methodology")
    return show(request, page, choices, {"view": view})
