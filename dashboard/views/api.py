"""The API as a plain page: no script, nothing from other hosts."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dashboard.api.service import api
from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.presenters.api import api_view
from dashboard.views.show import Page, show


@public_page
def api_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What can be asked, what comes back, with a link to try each."""
    root = reverse("service:api-root")
    view = api_view(api.get_openapi_schema(path_prefix=root), edition)
    context = {
        "root": root,
        "description": view.description,
        "operations": view.operations,
        "objects": view.objects,
        "host": request.build_absolute_uri("/").rstrip("/"),
    }
    return show(request, Page("api", "API", "api"), Choices(edition=edition), context)
