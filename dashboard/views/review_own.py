"""Statements that curators make themselves, from a text or cited from a page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from dashboard.guarding.access import acting_user, staff_with, typed
from dashboard.views.show import Page, answer
from dashboard.writing.coding import CitedForm, QuoteForm
from positions.actions.decision import RefusedError
from positions.actions.own_statement import make_cited, make_verified
from positions.extraction.quote_match import find_quote
from positions.models import Article, Statement
from positions.readers.highlight import paragraphs

ADDS = "positions.add_statement"


@require_http_methods(["GET", "POST"])
@staff_with(ADDS)
def own(request: HttpRequest, article: int) -> HttpResponse:
    """A statement on a passage: select it in the text, code it, propose it."""
    text = get_object_or_404(Article.objects.select_related("source"), pk=article)
    form = QuoteForm(typed(request), initial=_first_values(text))
    if request.method == "POST" and form.is_valid():
        made = _from_text(request, form, text)
        if made is not None:
            return redirect("review-item", made.pk)
    context = {"article": text, "text": paragraphs(text.text, [])}
    return _page(request, form, context)


@require_http_methods(["GET", "POST"])
@staff_with(ADDS)
def cited(request: HttpRequest) -> HttpResponse:
    """A statement without a stored text; publisher, link and quote are required."""
    form = CitedForm(typed(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        names = ("publisher", "url", "title", "quote")
        try:
            made = make_cited(
                form.coding,
                by=acting_user(request),
                **{name: given[name] for name in names},
            )
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            return redirect("review-item", made.pk)
    return _page(request, form, {})


def _from_text(
    request: HttpRequest, form: QuoteForm, article: Article
) -> Statement | None:
    given = form.cleaned_data
    near = given.get("near") or 0
    match = find_quote(article.text, given["quote"], near=near)
    try:
        made = make_verified(
            article, given["quote"], form.coding, by=acting_user(request), near=near
        )
    except RefusedError as error:
        form.add_error("quote", str(error))
        return None
    if match is not None and not match.same:
        told = f"You typed “{given['quote'].strip()}”; the text says “{match.exact}”."
        messages.info(request, told)
    return made


def _first_values(article: Article) -> dict[str, Any]:
    day = article.published_at.date() if article.published_at else None
    return {"said_on": day}


def _page(
    request: HttpRequest, form: QuoteForm, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if form.errors else 200
    page = Page("own_statement", "Own statement", "review")
    return answer(request, page, context | {"form": form}, status=status)
