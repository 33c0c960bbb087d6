"""Who moved between two dates."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.edition import Edition
from dashboard.asking.htmx import swap_target
from dashboard.asking.periods import Period, PeriodForm
from dashboard.caching.pages import public_page
from dashboard.presenters.changes import changes_view
from dashboard.views.files import csv_file, plain_refusal
from dashboard.views.matrix import newest_day
from positions.exports.changes import changes_csv, pairs_csv
from positions.readers.catalogue import Catalogue
from positions.readers.changes import ChangesReading, read_changes
from positions.readers.matrix import Scope

BACK = timedelta(days=30)


@public_page
def changes(request: HttpRequest, edition: Edition) -> HttpResponse:
    """From, to, toward and away from whom, and the quote that caused it."""
    catalogue = edition.catalogue
    form = PeriodForm(request.GET, catalogue)
    period = form.period(newest_day(edition), BACK)
    complaints = form.complaints()
    context = {
        "page": "changes",
        "edition": edition,
        "catalogue": catalogue,
        "period": period,
        "complaints": complaints,
        "view": changes_view(catalogue, period, _read(catalogue, period)),
        "permanent": request.build_absolute_uri(request.path) + period.permanent_query,
    }
    swapped = swap_target(request) == "view"
    template = "dashboard/_changes.html" if swapped else "dashboard/changes.html"
    answer = render(request, template, context, status=400 if complaints else 200)
    if swapped:
        pushed = request.path + period.query().removesuffix("?")
        answer.headers["HX-Push-Url"] = pushed
    return answer


@public_page
def changes_file(request: HttpRequest, edition: Edition, table: str) -> HttpResponse:
    """The same as CSV: the changes, or the pairs that came closer or moved apart."""
    catalogue = edition.catalogue
    form = PeriodForm(request.GET, catalogue)
    period = form.period(newest_day(edition), BACK)
    if complaints := form.complaints():
        return plain_refusal(complaints)
    reading = _read(catalogue, period)
    content = (
        pairs_csv(reading, edition.revision)
        if table == "pairs"
        else changes_csv(catalogue, reading, edition.revision)
    )
    return csv_file(content, f"{table}-{period.since}-{period.until}")


def _read(catalogue: Catalogue, period: Period) -> ChangesReading:
    counting = Scope(known_at=period.known_at)
    return read_changes(catalogue, period.since, period.until, counting, period.party)
