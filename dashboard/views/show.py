"""The one way in which pages are shown: whole, or the part that htmx asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.choices import Choices
from dashboard.asking.htmx import swap_target
from dashboard.presenters.links import poles


@dataclass(frozen=True, slots=True)
class Page:
    """`template` of the whole page, `title` of its tab, and its entry in the `menu`.

    `parts` are the templates of what can be swapped, by the id of the element.
    """

    template: str
    title: str
    menu: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_view(cls, name: str, title: str, menu: str) -> "Page":
        """A page of which everything between head and foot can be swapped."""
        return cls("view", title, menu, {"view": f"_{name}"})


def show(
    request: HttpRequest, page: Page, choices: Choices, context: Mapping[str, Any]
) -> HttpResponse:
    """A readers' page; status 400 if a part of the address could not be read."""
    here = request.build_absolute_uri(request.path)
    shared = {
        "edition": choices.edition,
        "catalogue": choices.catalogue,
        "choices": choices,
        "complaints": choices.complaints,
        "poles": poles(choices.catalogue),
        "carried": choices.carried,
        "onward": f"{choices.carried}&" if choices.carried else "?",
        "files": choices.for_files,
        "canonical": here + choices.suffix,
        "permanent": here + choices.permanent_query(),
    }
    return answer(
        request,
        page,
        {**shared, **context},
        status=400 if choices.complaints else 200,
        address=request.path + choices.suffix,
    )


def answer(
    request: HttpRequest,
    page: Page,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    address: str = "",
) -> HttpResponse:
    """Any page. With a part go the title of the tab and the `address` of the page."""
    part = page.parts.get(swap_target(request), "")
    everything = {
        "title": page.title,
        "page": page.menu,
        "inner": f"dashboard/{part or page.parts.get('view', '')}.html",
        **context,
    }
    template = "part" if part else page.template
    response = render(request, f"dashboard/{template}.html", everything, status=status)
    if part and address:
        response.headers["HX-Push-Url"] = address
    return response
