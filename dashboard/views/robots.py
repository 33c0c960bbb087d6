"""What crawlers may read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

RULES = """\
User-agent: *
Disallow: /admin/
Disallow: /review/
Disallow: /import/
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages are open, the curators' desk is not."""
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")
