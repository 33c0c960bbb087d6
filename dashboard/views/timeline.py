"""Events, papers and changes on one time axis."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.edition import Edition
from dashboard.asking.periods import Period, PeriodForm
from dashboard.caching.pages import public_page
from dashboard.presenters.links import poles
from dashboard.presenters.timeline import timeline_view
from dashboard.views.files import csv_file, plain_refusal
from dashboard.views.matrix import newest_day
from positions.analysis.changes import Change
from positions.exports.timeline import timeline_csv
from positions.readers.catalogue import Catalogue
from positions.readers.cell_changes import read_cell_changes
from positions.readers.proposals import read_proposals

BACK = timedelta(days=365)


@public_page
def timeline(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The chart of all lanes, and the same month by month."""
    catalogue = edition.catalogue
    changes = read_cell_changes(catalogue)
    form = PeriodForm(request.GET, catalogue)
    period = _period(form, edition, catalogue, changes)
    papers = read_proposals(edition.process.pk)
    complaints = form.complaints()
    context = {
        "page": "timeline",
        "edition": edition,
        "catalogue": catalogue,
        "period": period,
        "complaints": complaints,
        "poles": poles(catalogue),
        "view": timeline_view(catalogue, period, papers, changes),
        "permanent": request.build_absolute_uri(request.path) + period.permanent_query,
    }
    return render(
        request, "dashboard/timeline.html", context, status=400 if complaints else 200
    )


@public_page
def timeline_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same as CSV."""
    catalogue = edition.catalogue
    changes = read_cell_changes(catalogue)
    form = PeriodForm(request.GET, catalogue)
    period = _period(form, edition, catalogue, changes)
    if complaints := form.complaints():
        return plain_refusal(complaints)
    shown = [c for c in changes if not period.party or c.party in period.party]
    papers = read_proposals(edition.process.pk)
    days = period.since, period.until
    content = timeline_csv(catalogue, papers, shown, days, edition.revision)
    return csv_file(content, f"timeline-{period.since}-{period.until}")


def _period(
    form: PeriodForm,
    edition: Edition,
    catalogue: Catalogue,
    changes: tuple[Change, ...],
) -> Period:
    """By default from the first thing that is recorded to the last."""
    days: list[date] = [e.day for e in catalogue.events] + [c.on for c in changes]
    newest = newest_day(edition)
    last = max([newest, *(e.day for e in catalogue.events[-1:])])
    return form.period(last, BACK, first=min(days, default=newest))
