"""`/import/`: bring in a text, and watch how far each import is."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.asking.htmx import swap_target
from dashboard.guarding.access import acting_user, staff_with
from dashboard.presenters.imports import import_row, summary
from dashboard.views.show import Page, answer
from dashboard.writing.imports import FeedForm, ImportForm
from positions import tasks
from positions.actions import imports as actions
from positions.actions.imports.submit import SubmittedMetadata
from positions.models import ImportJob
from positions.readers.imports import ImportList, read_feeds, read_imports

PAGE = Page("import", "Import", "import", {"imports": "_imports"})
# htmx stops asking at this status; the content is swapped in all the same.
STOP_POLLING = 286
LATER = "No worker can be told at the moment; it starts within a few minutes."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_with("positions.view_importjob")
def imports(request: HttpRequest) -> HttpResponse:
    """The form and the list; htmx asks for the list alone."""
    if request.method == "POST":
        return submit(request)
    if swap_target(request) == "imports":
        listed = _read(request)
        status = 200 if listed.is_busy else STOP_POLLING
        return answer(request, PAGE, _rows(request, listed), status=status)
    return _page(request, ImportForm(today=timezone.localdate()))


@staff_with("positions.add_importjob")
def submit(request: HttpRequest) -> HttpResponse:
    """Queue what was given, then tell a worker."""
    form = ImportForm(request.POST, request.FILES, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, form, status=422)
    job = _queue(form, timezone.now(), acting_user(request))
    _tell(request, [job.pk], f"Import {job.pk} waits for a worker.")
    return redirect("imports")


def _queue(form: ImportForm, now: datetime, by: User) -> ImportJob:
    given = form.cleaned_data
    known = SubmittedMetadata(
        given["title"], given["source_name"], given["published_on"]
    )
    if given["url"]:
        return actions.submit_url(given["url"], now, metadata=known, by=by)
    if given["text"]:
        return actions.submit_text(given["text"], now, metadata=known, by=by)
    file = given["file"]
    return actions.submit_upload(
        file.read(),
        file.content_type or "",
        now,
        name=file.name,
        metadata=known,
        by=by,
    )


@require_POST
@staff_with("positions.change_importjob")
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Three new attempts for one failed import."""
    get_object_or_404(ImportJob, pk=pk)
    if actions.retry(pk, timezone.now()):
        _tell(request, [pk], f"Import {pk} is tried again.")
    else:
        messages.info(request, f"Import {pk} has not failed; nothing was changed.")
    return redirect("imports")


@require_POST
@staff_with("positions.change_importjob")
def retry_all(request: HttpRequest) -> HttpResponse:
    """Three new attempts for every failed import for which that may help."""
    keys = actions.retry_all(timezone.now())
    _tell(request, keys, f"{len(keys)} imports are tried again.")
    return redirect("imports")


@require_POST
@staff_with("positions.change_importjob")
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """End an import that has not ended."""
    get_object_or_404(ImportJob, pk=pk)
    done = actions.cancel(pk, acting_user(request).get_username(), timezone.now())
    words = "is cancelled" if done else "had ended already; nothing was changed"
    messages.info(request, f"Import {pk} {words}.")
    return redirect("imports")


def _tell(request: HttpRequest, keys: list[int], words: str) -> None:
    """The rows are committed; whether a worker can be told now is another matter."""
    told = tasks.tell_workers(keys)
    messages.info(request, words if told else f"{words} {LATER}")


def _page(request: HttpRequest, form: ImportForm, status: int = 200) -> HttpResponse:
    context = _rows(request, _read(request)) | {
        "form": form,
        "feed_form": FeedForm(),
        "feeds": read_feeds(),
    }
    return answer(request, PAGE, context, status=status)


def _read(request: HttpRequest) -> ImportList:
    before = request.GET.get("before", "")
    return read_imports(
        timezone.now(),
        only_failed=_only_failed(request),
        before=int(before) if before.isdecimal() and len(before) < 16 else None,
    )


def _rows(request: HttpRequest, listed: ImportList) -> dict[str, object]:
    return {
        "imports": listed,
        "rows": [import_row(job) for job in listed.jobs],
        "summary": summary(listed.running, listed.waiting, listed.failed),
        "only_failed": _only_failed(request),
        "next": listed.jobs[-1].pk if len(listed.jobs) == 50 else None,
        "query": request.GET.urlencode(),
    }


def _only_failed(request: HttpRequest) -> bool:
    return request.GET.get("show") == "failed"
