"""Blind second readings, and where they differ from the record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dashboard.guarding.access import acting_user, staff_with
from dashboard.presenters.wording import ATTRIBUTION_WORDS, KIND_WORDS
from dashboard.views.show import Page, answer
from positions.actions.colleagues import code_again
from positions.actions.decision import RefusedError
from positions.models import Statement
from positions.readers.double_coding import (
    next_to_code,
    read_disagreements,
    read_reliability,
)
from positions.readers.highlight import paragraphs

CODES = "positions.add_doublecoding"


@require_http_methods(["GET", "POST"])
@staff_with(CODES)
def double(request: HttpRequest) -> HttpResponse:
    """A passage and the issue's options, without what anybody said before."""
    if request.method == "POST":
        _code(request)
        return redirect("review-double")
    statement = next_to_code(acting_user(request))
    context: dict[str, object] = {"statement": statement}
    if statement is not None and statement.article is not None:
        context |= {
            "text": paragraphs(statement.article.text, [statement]),
            "options": statement.issue.options.all(),
            "attributions": ATTRIBUTION_WORDS,
            "kinds": KIND_WORDS,
        }
    page = Page("double_coding", "Second reading", "work")
    return answer(request, page, context)


@require_GET
@staff_with(CODES)
def disagreements(request: HttpRequest) -> HttpResponse:
    """What to settle, and how reliable the coding is by now."""
    context = {
        "rows": read_disagreements(),
        "reliability": read_reliability(),
    }
    return answer(request, Page("disagreements", "Disagreements", "work"), context)


def _code(request: HttpRequest) -> None:
    given = request.POST
    statement = get_object_or_404(
        Statement.objects.select_related("issue"), pk=given.get("statement")
    )
    chosen = given.get("option", "")
    options = statement.issue.options
    option = get_object_or_404(options, pk=chosen) if chosen.isdigit() else None
    try:
        code_again(
            statement,
            by=acting_user(request),
            now=timezone.now(),
            option=option,
            attribution=given.get("attribution", ""),
            kind=given.get("kind", ""),
        )
    except RefusedError as error:
        messages.error(request, str(error))
