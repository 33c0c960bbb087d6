"""What was corrected, in public; and the way to report what should be."""

import time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page
from dashboard.guarding.access import typed
from dashboard.guarding.allowance import Allowance
from dashboard.guarding.log_in import counted_address
from dashboard.views.show import Page, answer, show
from dashboard.writing.report import ReportForm
from positions.actions.colleagues import report_problem
from positions.actions.decision import RefusedError
from positions.models import Correction, Statement

SHOWN = 500
# Nobody's reports close the form for others; the address is known to memory alone.
REPORTS_AN_HOUR = 5
reports_left = Allowance(REPORTS_AN_HOUR, seconds=3600)
ENOUGH = (
    "From your address five reports have come in within the last hour; the curators "
    "have them. Please send the next one later."
)


@public_page
def corrections(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The log: what was shown, what is shown now, when and why; never by whom."""
    of_process = Correction.objects.filter(statement__issue__process=edition.process.pk)
    lines = of_process.select_related("statement")[:SHOWN]
    page = Page("corrections", "Corrections", "corrections")
    return show(request, page, Choices(edition=edition), {"lines": lines})


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int, process: str = "") -> HttpResponse:
    """A reader's report on a public statement becomes a task for curators."""
    statements = Statement.objects.public().select_related("party", "issue", "option")
    statement = statements.filter(pk=pk).first()
    if statement is None:
        raise Http404("No public statement has this number.")
    form = ReportForm(typed(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and _filed(request, statement, form)
    ):
        return redirect(f"{reverse('report', args=[pk])}?sent=1")
    context = {"statement": statement, "form": form, "sent": "sent" in request.GET}
    status = 422 if form.errors else 200
    page = Page("report", "Report a problem")
    return answer(request, page, context, status=status)


def _filed(request: HttpRequest, statement: Statement, form: ReportForm) -> bool:
    """True when the report is stored; what fills in the trap is only thanked."""
    if form.cleaned_data["website"]:
        return True
    if not reports_left.take(counted_address(request), time.monotonic()):
        form.add_error(None, ENOUGH)
        return False
    try:
        report_problem(statement, form.cleaned_data["text"], now=timezone.now())
    except RefusedError as error:
        form.add_error(None, str(error))
        return False
    return True
