"""What there is to do, for curators: one page of counts that lead to the rows."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboard.guarding.access import acting_user, staff_with
from dashboard.views.show import Page, answer
from positions.readers.review import read_pace
from positions.readers.work import read_work


@require_GET
@staff_with("positions.view_statement")
def work(request: HttpRequest) -> HttpResponse:
    """Proposals by age, questions, reports, empty and stale cells, troubled feeds."""
    by, now = acting_user(request), timezone.now()
    context = {"work": read_work(by, now), "pace": read_pace(by, now)}
    return answer(request, Page("work", "Work to do", "work"), context)
