"""Who moved between two dates."""

from django.http import HttpRequest, HttpResponse

from dashboard.asking.edition import Edition
from dashboard.asking.period import PeriodChoices, PeriodForm
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.changes import changes_view
from dashboard.presenters.wording import long_day
from dashboard.views.files import file_of
from dashboard.views.show import Page, show
from positions.exports.changes import changes_csv, pairs_csv
from positions.readers.changes import ChangesReading, read_changes


@public_page
def changes(request: HttpRequest, edition: Edition) -> HttpResponse:
    """From, to, toward and away from whom, and the quote that caused it."""
    choices = PeriodForm(request.GET, edition).choices()
    days = f"{long_day(choices.since)} and {long_day(choices.until)}"
    page = Page(
        "changes", f"What changed between {days}", "changes", {"view": "_changes"}
    )
    view = changes_view(choices, _read(choices))
    return show(request, page, choices, {"view": view})


@public_page
def changes_file(request: HttpRequest, edition: Edition, table: str) -> HttpResponse:
    """The same as CSV: the changes, or the pairs that came closer or moved apart."""
    choices = PeriodForm(request.GET, edition).choices()

    def make() -> str:
        reading = _read(choices)
        if table == "pairs":
            return pairs_csv(reading, edition.revision)
        return changes_csv(edition.catalogue, reading, edition.revision)

    return file_of(choices, f"{table}-{choices.since}-{choices.until}.csv", make)


def _read(choices: PeriodChoices) -> ChangesReading:
    positions = held(choices.edition).positions(choices.scope)
    return read_changes(positions, choices.since, choices.until, choices.party)
