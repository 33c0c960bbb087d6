"""Publishers with grades, counts and limits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.sources import sources_view
from dashboard.views.files import csv_file
from positions.exports.sources import sources_csv
from positions.readers.sources import read_sources


@public_page
def sources(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who published what the statements were taken from."""
    catalogue = edition.catalogue
    context = {
        "page": "sources",
        "edition": edition,
        "view": sources_view(catalogue, read_sources(edition.process.pk)),
    }
    return render(request, "dashboard/sources.html", context)


@public_page
def sources_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same as CSV."""
    content = sources_csv(read_sources(edition.process.pk), edition.revision)
    return csv_file(content, f"sources-{edition.process.slug}")
