"""The review queue: one proposal at a time, one request for each decision."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dashboard.asking.batch import BatchForm
from dashboard.asking.htmx import swap_target
from dashboard.guarding.access import acting_user, staff_with
from dashboard.views.review_pages import Shown, render_empty, render_item
from dashboard.writing.coding import CodingForm, NoteForm
from positions.actions import review_statement as decide
from positions.actions.colleagues import add_note
from positions.actions.review_queue import last_decision, skip, take, take_next
from positions.models import Statement

REVIEWS = "positions.change_statement"


@require_GET
@staff_with(REVIEWS)
def queue(request: HttpRequest) -> HttpResponse:
    """The next proposal that nobody else has on the screen."""
    batch = BatchForm(request.GET)
    proposal = take_next(batch.batch(), by=acting_user(request), now=timezone.now())
    if proposal is None:
        return render_empty(request)
    address = reverse("review-item", args=[proposal.pk])
    return redirect(f"{address}{batch.suffix}")


@require_GET
@staff_with(REVIEWS)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement; its form is open while nobody else holds it."""
    by, now = acting_user(request), timezone.now()
    if not Statement.objects.filter(pk=pk).exists():
        raise Http404
    free = take(pk, by=by, now=now)
    told = "" if free else "A colleague has this proposal on the screen."
    return render_item(request, pk, Shown(told=told, open=free))


@require_POST
@staff_with(REVIEWS)
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry out one decision and answer with the next proposal."""
    deeds = {
        "accept": _accept,
        "save": _save,
        "reject": _reject,
        "skip": _skip,
        "note": _note,
        "reissue": _reissue,
    }
    # A button with a ready reason rejects; the others name their deed.
    name = "reject" if "reject" in request.POST else request.POST.get("do", "")
    deed = deeds.get(name)
    statement = Statement.objects.filter(pk=pk).first()
    if deed is None or statement is None:
        raise Http404
    try:
        return deed(request, statement, acting_user(request), timezone.now())
    except decide.ConflictError as error:
        shown = Shown(told=str(error), theirs=error.current, yours=_typed(request))
        return render_item(request, pk, shown, status=409)
    except decide.RefusedError as error:
        return render_item(request, pk, Shown(told=str(error)), status=422)


@require_POST
@staff_with(REVIEWS)
def undo(request: HttpRequest) -> HttpResponse:
    """Take back one's last decision and show that proposal again."""
    by, now = acting_user(request), timezone.now()
    last = last_decision(by, now, decide.TAKE_BACK_WITHIN)
    if last is None:
        return _next(request, by, now, "There is no decision of yours to take back.")
    try:
        decide.take_back(last, by=by, now=now)
    except decide.RefusedError as error:
        return _next(request, by, now, str(error))
    take(last.pk, by=by, now=now)
    return render_item(request, last.pk, Shown(told="Taken back. Decide again."))


def _accept(
    request: HttpRequest, statement: Statement, by: User, now: datetime
) -> HttpResponse:
    form = CodingForm(request.POST, instance=statement)
    if not form.is_valid():
        return render_item(request, statement.pk, Shown(form=form), status=422)
    seen = _seen(request, statement.pk)
    decide.accept(seen, by=by, now=now, changes=form.changes())
    return _next(request, by, now, f"Accepted: {seen}.")


def _save(
    request: HttpRequest, statement: Statement, by: User, now: datetime
) -> HttpResponse:
    form = CodingForm(request.POST, instance=statement)
    if not form.is_valid():
        return render_item(request, statement.pk, Shown(form=form), status=422)
    decide.edit(_seen(request, statement.pk), by=by, changes=form.changes())
    return render_item(request, statement.pk, Shown(told="Saved; not decided yet."))


def _reject(
    request: HttpRequest, statement: Statement, by: User, now: datetime
) -> HttpResponse:
    reason = request.POST.get("reject") or request.POST.get("other_reason", "")
    seen = _seen(request, statement.pk)
    decide.reject(seen, by=by, now=now, reason=reason)
    return _next(request, by, now, f"Rejected: {seen}.")


def _skip(
    request: HttpRequest, statement: Statement, by: User, now: datetime
) -> HttpResponse:
    skip(statement, by=by, now=now)
    return _next(request, by, now, "Skipped; it comes back last.")


def _note(
    request: HttpRequest, statement: Statement, by: User, now: datetime
) -> HttpResponse:
    form = NoteForm(request.POST)
    text = form.cleaned_data["note"] if form.is_valid() else ""
    add_note(statement, text, by=by, now=now, asks=form.cleaned_data.get("asks"))
    return render_item(request, statement.pk, Shown(told="Noted."))


def _reissue(
    request: HttpRequest, statement: Statement, by: User, now: datetime
) -> HttpResponse:
    """Show the options of the issue that was chosen, keep what was typed."""
    given = request.POST.copy()
    if given.get("issue") != str(statement.issue_id):
        given["option"] = ""
    form = CodingForm(given, instance=statement)
    return render_item(request, statement.pk, Shown(form=form))


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: str(request.POST[name]) for name in request.POST}


def _seen(request: HttpRequest, pk: int) -> Statement:
    """The statement at the version that the curator had on the screen."""
    statement = Statement.objects.select_related("party", "issue", "option").get(pk=pk)
    version = request.POST.get("version", "")
    statement.version = int(version) if version.isdigit() else 0
    return statement


def _next(request: HttpRequest, by: User, now: datetime, told: str) -> HttpResponse:
    """The next proposal: at once for htmx, by redirect without scripts."""
    batch = BatchForm(request.GET)
    proposal = take_next(batch.batch(), by=by, now=now)
    if not swap_target(request):
        messages.info(request, told)
        address = (
            reverse("review-item", args=[proposal.pk])
            if proposal
            else reverse("review")
        )
        return redirect(f"{address}{batch.suffix}")
    if proposal is None:
        return render_empty(request, told)
    return render_item(request, proposal.pk, Shown(told=told))
