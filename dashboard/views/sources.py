"""Publishers with grades, counts and limits."""

from django.http import HttpRequest, HttpResponse

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.sources import sources_view
from dashboard.views.files import file_of
from dashboard.views.show import Page, show
from positions.exports.sources import sources_csv
from positions.readers.sources import read_sources


@public_page
def sources(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who published what the statements were taken from."""
    view = sources_view(edition.catalogue, read_sources(edition.process.pk))
    page = Page("sources", "Sources", "sources")
    return show(request, page, Choices(edition=edition), {"view": view})


@public_page
def sources_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same as CSV."""
    process = edition.process

    def make() -> str:
        return sources_csv(read_sources(process.pk), edition.revision)

    return file_of(Choices(edition=edition), f"sources-{process.slug}.csv", make)
