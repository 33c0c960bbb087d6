"""The permanent page of one statement."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.caching import Place, public_page
from dashboard.presenters.statements import statement_view
from positions.readers.catalogue import read_catalogue
from positions.readers.statement import read_statement


@public_page
def statement(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Quote, dates, source, and how it was coded and reviewed."""
    found = read_statement(place.process.pk, pk)
    if found is None:
        raise Http404("No public statement has this number.")
    catalogue = read_catalogue(place.process.pk)
    issue = catalogue.issue_by_key[found.issue.key]
    context = {
        "place": place,
        "statement": statement_view(found, issue),
        "issue": issue,
        "row": found,
        "permanent": request.build_absolute_uri(request.path),
    }
    return render(request, "dashboard/statement.html", context)
