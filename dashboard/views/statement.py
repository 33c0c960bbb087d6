"""The permanent page of one statement."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.statement_page import statement_page
from positions.readers.statement import read_statement


@public_page
def statement(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Quote, dates, source, how it was coded and reviewed, and whether it holds."""
    found = read_statement(edition.process.pk, pk)
    if found is None:
        raise Http404("No public statement has this number.")
    catalogue = edition.catalogue
    issue = catalogue.issue_by_key[found.statement.issue]
    made = statement_page(found, issue)
    context = {
        "edition": edition,
        "issue": issue,
        "made": made,
        "statement": made.statement,
        "permanent": request.build_absolute_uri(request.path),
    }
    return render(request, "dashboard/statement.html", context)
