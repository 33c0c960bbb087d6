"""The permanent page of one statement."""

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.naming import subject
from dashboard.presenters.statement_page import statement_page
from dashboard.views.show import Page, show
from positions.readers.statement import read_statement


@public_page
def statement(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Quote, dates, source, how it was coded and reviewed, and whether it holds."""
    reading = read_statement(edition.process.pk, pk)
    if reading is None:
        raise Http404("No public statement has this number.")
    issue = edition.catalogue.issue_by_key[reading.statement.issue]
    made = statement_page(reading, issue)
    shown = made.statement
    title = f"{shown.public.party_name} on {subject(issue)}, {shown.said}"
    context = {"issue": issue, "made": made, "statement": shown}
    page = Page("statement", title)
    return show(request, page, Choices(edition=edition), context)
