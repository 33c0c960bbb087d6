"""`/healthz`: one word for monitors, the details for staff."""

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dashboard.guarding.access import is_logged_in
from positions.readers.health import Health, read_health


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 and "ok", or 503 and "not ok"; who is logged in as staff sees why."""
    try:
        health = read_health(timezone.now())
    except DatabaseError:
        return HttpResponse("not ok", status=503, content_type="text/plain")
    trouble = _broker_trouble()
    troubles = health.troubles() + ([trouble] if trouble else [])
    status = 503 if troubles else 200
    if is_logged_in(request) and request.user.is_staff:
        return JsonResponse(
            _details(health, troubles, broker=not trouble), status=status
        )
    word = "not ok" if troubles else "ok"
    return HttpResponse(word, status=status, content_type="text/plain")


def _details(health: Health, troubles: list[str], *, broker: bool) -> dict[str, object]:
    return {
        "troubles": troubles,
        "database": True,
        "broker": broker,
        "canary_age_seconds": _seconds(health.canary_age),
        "oldest_queued_age_seconds": _seconds(health.oldest_queued_age),
        "queued": health.queued,
        "running": health.running,
        "failed_last_day": health.failed_last_day,
    }


def _seconds(age: timedelta | None) -> int | None:
    return None if age is None else round(age.total_seconds())


def _broker_trouble() -> str:
    """Without Redis there is none: the broker in memory is part of this process."""
    if not settings.REDIS_URL:
        return ""
    # A tenth of a second of every start, which only this page with Redis needs.
    from dashboard.running.broker import broker_trouble  # noqa: PLC0415

    return broker_trouble(settings.REDIS_URL)
