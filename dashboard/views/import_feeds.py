"""The feeds that are polled: adding one, its history, polling it soon, pausing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dashboard.guarding.access import staff_with
from dashboard.views.show import Page, answer
from dashboard.writing.imports import FeedForm
from positions import tasks
from positions.actions import feeds as actions
from positions.models import Feed
from positions.readers.imports import read_feed


@require_safe
@staff_with("positions.view_feed")
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed with its history."""
    history = read_feed(pk)
    if history is None:
        raise Http404("There is no feed of this number.")
    kept, polls = history
    page = Page("import_feed", f"Feed: {kept}", "import")
    return answer(request, page, {"feed": kept, "polls": polls})


@require_POST
@staff_with("positions.add_feed")
def add(request: HttpRequest) -> HttpResponse:
    """Add a feed and poll it for the first time."""
    form = FeedForm(request.POST)
    if not form.is_valid():
        messages.error(request, "This is not the address of a feed: http or https.")
        return redirect("imports")
    given = form.cleaned_data
    kept, is_new = actions.add_feed(
        given["url"], timezone.now(), source_name=given["source_name"]
    )
    if is_new:
        tasks.tell_worker(tasks.poll_one_feed, kept.pk)
    messages.info(request, "The feed is added." if is_new else "It was added before.")
    return redirect("import-feed", pk=kept.pk)


@require_POST
@staff_with("positions.change_feed")
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Poll now, or as soon as the publisher's rest of 15 minutes is over."""
    get_object_or_404(Feed, pk=pk)
    now = timezone.now()
    soon = actions.poll_soon(pk, now)
    if soon <= now:
        tasks.tell_worker(tasks.poll_one_feed, pk)
        messages.info(request, "The feed is polled now.")
    else:
        messages.info(request, f"The feed is polled at {soon:%H:%M} UTC.")
    return redirect("import-feed", pk=pk)


@require_POST
@staff_with("positions.change_feed")
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause an active feed; let a paused one go on."""
    get_object_or_404(Feed, pk=pk)
    if request.POST.get("do") == "pause":
        actions.pause_feed(pk)
    else:
        actions.resume_feed(pk, timezone.now())
    return redirect("import-feed", pk=pk)
