"""The issues: all of them, and each with its spectrum and its statements."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.edition import Edition
from dashboard.asking.issue import IssueChoicesForm
from dashboard.caching.pages import public_page
from dashboard.presenters.issue import issue_view
from dashboard.presenters.quotes import quote_view
from dashboard.presenters.ranking import THRESHOLDS, ranking, reading_counts
from dashboard.presenters.wording import counted, long_day
from dashboard.views.asked import Asked, asked, show
from dashboard.views.files import csv_file, plain_refusal
from positions.analysis.dispersion import all_splits
from positions.analysis.matrix import Matrix
from positions.exports.histories import intervals_csv, statements_csv
from positions.exports.matrix import MatrixExport
from positions.exports.measures import splits_csv
from positions.readers.catalogue import IssueEntry
from positions.readers.history import matrix_on, read_issue_intervals
from positions.readers.matrix import narrowed, read_matrices
from positions.readers.quoted import read_all_issue_statements, read_issue_statements

TABLES = ("positions", "timeline", "statements")


@public_page
def issues(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every issue with how far the parties are apart on it."""
    found = asked(request, edition)
    rows = ranking(found.catalogue, _matrix(found))
    headline = (
        f"As of {long_day(found.choices.as_of)}: {reading_counts(rows)}"
        if rows
        else "No issue is recorded yet"
    )
    context = {
        "page": "issues",
        "headline": headline,
        "rows": rows,
        "thresholds": THRESHOLDS,
        "count": counted(len(rows), "issue"),
    }
    return show(request, found, "issues", context)


@public_page
def issues_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same as CSV."""
    found = asked(request, edition)
    if found.complaints:
        return plain_refusal(found.complaints)
    splits = all_splits(_matrix(found), found.catalogue.scales)
    name = f"issues-{found.choices.as_of}"
    return csv_file(splits_csv(splits, found.provenance), name)


@public_page
def issue(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    """Who stands where on one issue, how they moved, and what was said."""
    found = asked(request, edition, IssueChoicesForm)
    choices, entry = found.choices, _entry(found, key)
    intervals = read_issue_intervals(found.catalogue, key, found.evidence)
    days = {choices.as_of, choices.since}
    matrices = {day: matrix_on(found.catalogue, intervals, day) for day in days}
    number = cast("IssueChoicesForm", found.form).number
    said = read_issue_statements(entry, choices.as_of, found.evidence, number)
    view = issue_view(found.catalogue, choices, entry, intervals, matrices)
    context = {
        "page": "issues",
        "headline": view.title,
        "view": view,
        "thresholds": THRESHOLDS,
        "said": said,
        "quotes": [quote_view(row, entry) for row in said.rows],
        "compared": True,
        "here": choices.query().removesuffix("?") or "?",
    }
    return show(request, found, "issue", context)


@public_page
def issue_file(
    request: HttpRequest, edition: Edition, key: str, table: str
) -> HttpResponse:
    """Positions as of the day, their timeline, or the statements until then."""
    if table not in TABLES:
        raise Http404("An issue has positions, timeline and statements as files.")
    found = asked(request, edition)
    entry = _entry(found, key)
    if found.complaints:
        return plain_refusal(found.complaints)
    content = {
        "positions": _positions,
        "timeline": _timeline,
        "statements": _statements,
    }[table](found, entry)
    return csv_file(content, f"{key}-{table}-{found.choices.as_of}")


def _entry(found: Asked, key: str) -> IssueEntry:
    entry = found.catalogue.issue_by_key.get(key)
    if entry is None:
        raise Http404("There is no such issue here.")
    return entry


def _matrix(found: Asked) -> Matrix:
    day = found.choices.as_of
    return read_matrices(found.catalogue, [day], found.evidence)[day].matrix


def _positions(found: Asked, entry: IssueEntry) -> str:
    catalogue, day = found.catalogue, found.choices.as_of
    reading = read_matrices(catalogue, [day], found.evidence)[day]
    parties = [p.code for p in catalogue.parties]
    made = MatrixExport(
        found.edition.process.slug,
        catalogue,
        narrowed(reading, parties, [entry.key]),
        found.evidence,
        found.edition.revision,
    )
    return made.csv()


def _timeline(found: Asked, entry: IssueEntry) -> str:
    intervals = read_issue_intervals(found.catalogue, entry.key, found.evidence)
    return intervals_csv(found.catalogue, intervals, found.provenance)


def _statements(found: Asked, entry: IssueEntry) -> str:
    rows = read_all_issue_statements(entry, found.choices.as_of, found.evidence)
    return statements_csv(rows, found.provenance)
