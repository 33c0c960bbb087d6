"""Events, papers and changes on one time axis."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse

from dashboard.asking.edition import Edition
from dashboard.asking.period import PeriodChoices, PeriodForm
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.timeline import timeline_view
from dashboard.views.files import file_of
from dashboard.views.show import Page, show
from positions.analysis.changes import Change
from positions.exports.timeline import timeline_csv
from positions.readers.proposals import read_proposals


@public_page
def timeline(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The chart of all lanes, and the same month by month."""
    changes = held(edition).positions().changes
    choices = _choices(request, edition, changes)
    papers = read_proposals(edition.process.pk)
    view = timeline_view(choices, papers, changes)
    page = Page("timeline", "Timeline", "timeline")
    return show(request, page, choices, {"view": view})


@public_page
def timeline_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same as CSV."""
    changes = held(edition).positions().changes
    choices = _choices(request, edition, changes)

    def make() -> str:
        shown = [c for c in changes if not choices.party or c.party in choices.party]
        papers = read_proposals(edition.process.pk)
        days = choices.since, choices.until
        return timeline_csv(edition.catalogue, papers, shown, days, edition.revision)

    return file_of(choices, f"timeline-{choices.since}-{choices.until}.csv", make)


def _choices(
    request: HttpRequest, edition: Edition, changes: Sequence[Change]
) -> PeriodChoices:
    """By default from the first thing that is recorded to the last."""
    events, newest = edition.catalogue.events, edition.newest_day
    days: list[date] = [e.day for e in events] + [c.on for c in changes]
    first = min(days, default=newest)
    last = max([newest, *(e.day for e in events[-1:])])
    return PeriodForm(request.GET, edition, first=first, last=last).choices()
