"""The issues: all of them, and each with its spectrum and its statements."""

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.day import DayChoices, ScopedDayForm
from dashboard.asking.edition import Edition
from dashboard.asking.issue import IssueForm
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.issue import issue_view
from dashboard.presenters.quotes import quote_view
from dashboard.presenters.ranking import THRESHOLDS, ranking, reading_counts
from dashboard.presenters.wording import counted, long_day
from dashboard.views.files import file_of, matrix_export
from dashboard.views.show import Page, show
from positions.analysis.dispersion import all_splits
from positions.analysis.matrix import Matrix
from positions.exports.histories import intervals_csv, statements_csv
from positions.exports.measures import splits_csv
from positions.readers.catalogue import IssueEntry
from positions.readers.positions.reader import Positions
from positions.readers.quoted import read_all_issue_statements, read_issue_statements


@public_page
def issues(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every issue with how far the parties are apart on it."""
    choices = ScopedDayForm(request.GET, edition).choices()
    rows = ranking(edition.catalogue, _matrix(choices))
    title = (
        f"As of {long_day(choices.as_of)}: {reading_counts(rows)}"
        if rows
        else "No issue is recorded yet"
    )
    context = {
        "rows": rows,
        "thresholds": THRESHOLDS,
        "count": counted(len(rows), "issue"),
    }
    return show(request, Page.of_view("issues", title, "issues"), choices, context)


@public_page
def issues_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same as CSV."""
    choices = ScopedDayForm(request.GET, edition).choices()

    def make() -> str:
        splits = all_splits(_matrix(choices), edition.catalogue.scales)
        return splits_csv(splits, choices.provenance)

    return file_of(choices, f"issues-{choices.as_of}.csv", make)


@public_page
def issue(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """Who stands where on one issue, how they moved, and what was said."""
    entry = _entry(edition, key)
    choices = IssueForm(request.GET, edition).choices()
    positions = held(edition).positions(choices.scope)
    readings = positions.on([choices.as_of, choices.since])
    matrices = {day: reading.matrix for day, reading in readings.items()}
    said = read_issue_statements(entry, choices.as_of, choices.scope, choices.page)
    view = issue_view(choices, entry, positions.of(issue=key), matrices)
    context = {
        "view": view,
        "thresholds": THRESHOLDS,
        "said": said,
        "quotes": [quote_view(row, entry) for row in said.rows],
        "compared": True,
        "here": choices.query(),
    }
    return show(request, Page.of_view("issue", view.title, "issues"), choices, context)


@public_page
def issue_file(
    request: HttpRequest, edition: Edition, key: str, table: str
) -> HttpResponse:
    """Positions as of the day, their timeline, or the statements until then."""
    make = TABLES.get(table)
    if make is None:
        raise Http404("An issue has positions, timeline and statements as files.")
    entry = _entry(edition, key)
    choices = ScopedDayForm(request.GET, edition).choices()
    name = f"{key}-{table}-{choices.as_of}.csv"
    return file_of(choices, name, lambda: make(choices, entry))


def _entry(edition: Edition, key: str) -> IssueEntry:
    entry = edition.catalogue.issue_by_key.get(key)
    if entry is None:
        raise Http404("There is no such issue here.")
    return entry


def _held(choices: DayChoices) -> Positions:
    return held(choices.edition).positions(choices.scope)


def _matrix(choices: DayChoices) -> Matrix:
    return _held(choices).matrix(choices.as_of)


def _positions(choices: DayChoices, entry: IssueEntry) -> str:
    day = choices.as_of
    reading = _held(choices).on([day])[day]
    on_issue = reading.narrowed(choices.catalogue.party_by_code, [entry.key])
    return matrix_export(choices, on_issue).csv()


def _timeline(choices: DayChoices, entry: IssueEntry) -> str:
    intervals = _held(choices).of(issue=entry.key)
    return intervals_csv(choices.catalogue, intervals, choices.provenance)


def _statements(choices: DayChoices, entry: IssueEntry) -> str:
    rows = read_all_issue_statements(entry, choices.as_of, choices.scope)
    return statements_csv(rows, choices.provenance)


TABLES = {
    "positions": _positions,
    "timeline": _timeline,
    "statements": _statements,
}
