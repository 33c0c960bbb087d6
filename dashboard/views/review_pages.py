"""The pages of the review queue, whole or as the part that htmx swaps."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from dashboard.asking.batch import BatchForm
from dashboard.guarding.access import acting_user
from dashboard.views.show import Page, answer
from dashboard.writing.coding import REASONS, CodingForm, NoteForm
from positions.models import Statement
from positions.readers.review import read_item, read_pace
from positions.statement_fields import ON_FORM, SIGNATORIES

ITEM = Page("review", "Review", "review", {"review": "_review"})
EMPTY = Page("review_empty", "Review", "review", {"review": "_review_empty"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says besides the statement: a message, a form that was typed into."""

    told: str = ""
    form: CodingForm | None = None
    open: bool = True
    theirs: Statement | None = None
    yours: Mapping[str, str] | None = None


def render_item(
    request: HttpRequest, pk: int, shown: Shown, status: int = 200
) -> HttpResponse:
    """One statement beside its text."""
    item = read_item(pk)
    if item is None:
        raise Http404
    query = BatchForm(request.GET).suffix
    context = _common(request) | {
        "item": item,
        "form": shown.form or CodingForm(instance=item.statement),
        "note_form": NoteForm(),
        "told": shown.told,
        "open": shown.open and item.statement.review == "proposed",
        "conflict": _differences(shown),
        "reasons": REASONS,
        "action": f"{reverse('review-act', args=[pk])}{query}",
    }
    address = f"{reverse('review-item', args=[pk])}{query}"
    return answer(request, ITEM, context, status=status, address=address)


def render_empty(request: HttpRequest, told: str = "") -> HttpResponse:
    """Nothing waits in this batch."""
    context = _common(request) | {"told": told}
    address = f"{reverse('review')}{BatchForm(request.GET).suffix}"
    return answer(request, EMPTY, context, address=address)


def _common(request: HttpRequest) -> dict[str, object]:
    batch = BatchForm(request.GET)
    return {
        "pace": read_pace(acting_user(request), timezone.now()),
        "batch_form": batch,
        "query": batch.suffix,
    }


def _differences(shown: Shown) -> list[tuple[str, str, str]]:
    """Field, what is stored now, what was typed: only where they differ."""
    if shown.theirs is None or shown.yours is None:
        return []
    stored = CodingForm(instance=shown.theirs)
    rows = []
    for name in ON_FORM:
        if name == SIGNATORIES or name not in shown.yours:
            continue
        theirs, yours = stored[name].value(), shown.yours[name]
        if str(theirs if theirs is not None else "") != yours:
            label = stored[name].label or name
            rows.append(
                (str(label), _said(stored, name, theirs), _said(stored, name, yours))
            )
    return rows


def _said(form: CodingForm, name: str, value: object) -> str:
    """The value as words, for choices their label."""
    choices = getattr(form.fields[name], "choices", None)
    words = {str(key): str(label) for key, label in choices} if choices else {}
    return words.get(str(value), str(value) if value not in (None, "") else "nothing")
