"""How many wrong passwords are heard: of an account, from an address, and in all.

One row is one failure. What counts against an account from elsewhere does not count
on a device that its owner has used before, so that nobody can be locked out from
outside; failures on such a device are counted apart, and without an address.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessFailureLog
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from dashboard.guarding.devices import is_known_device

logger = logging.getLogger(__name__)
WINDOW = timedelta(minutes=15)
# Of failures within the window. The last one bounds the cost of all guessing: a hash
# takes about half a second of a core.
MOST = {"account_here": 5, "account": 10, "address": 20, "all": 100}
MOST_ON_A_KNOWN_DEVICE = 10
KEPT = timedelta(days=1)
UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104 - it stands for no address, nothing binds it

Credentials = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who tries to log in, and from where; no address on a known device."""

    name: str
    address: str | None

    @classmethod
    def of(cls, request: HttpRequest, credentials: Credentials) -> "Attempt":
        name = str((credentials or {}).get("username") or "")[:255]
        known = is_known_device(request, name)
        return cls(name, None if known else counted_address(request))

    def reached(self) -> list[str]:
        """Limits that recent failures have used up; empty if it may be heard."""
        rows = AccessFailureLog.objects.filter(attempt_time__gt=timezone.now() - WINDOW)
        if self.address is None:
            failures = rows.filter(username=self.name, ip_address=None).count()
            return ["known_device"] if failures >= MOST_ON_A_KNOWN_DEVICE else []
        counts = self._counts(rows.exclude(ip_address=None))
        return [kind for kind, most in MOST.items() if counts[kind] >= most]

    def _counts(self, rows: QuerySet[Any]) -> dict[str, int]:
        by_name, by_address = Q(username=self.name), Q(ip_address=self.address)
        asked = {
            "account_here": by_name & by_address,
            "account": by_name,
            "address": by_address,
            "all": Q(),
        }
        counts = {
            kind: Count("pk", filter=condition) for kind, condition in asked.items()
        }
        found: dict[str, int] = rows.aggregate(**counts)
        return found


def counted_address(request: HttpRequest) -> str:
    """The client's address; of IPv6 the network of one subscriber."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return UNKNOWN_ADDRESS
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False).network_address)
    return str(address)


class LogInLimits(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """What axes asks before a password is looked at, and tells afterwards."""

    def is_locked(self, request: HttpRequest, credentials: Credentials = None) -> bool:
        return bool(Attempt.of(request, credentials).reached())

    def user_login_failed(
        self,
        sender: Any,
        credentials: Credentials,
        request: HttpRequest | None = None,
        **kwargs: Any,
    ) -> None:
        """Count a wrong password; an attempt that was not heard does not count."""
        if request is None or getattr(request, "axes_locked_out", False):
            return
        attempt = Attempt.of(request, credentials)
        before = attempt.reached()
        AccessFailureLog.objects.create(
            username=attempt.name, ip_address=attempt.address
        )
        forget_old_failures()
        for kind in attempt.reached():
            if kind not in before:
                logger.warning("log-in is closed for a while, by limit: %s", kind)

    def user_logged_in(
        self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any
    ) -> None:
        """Who knows the password has made the earlier failures here good."""
        attempt = Attempt.of(request, {"username": user.get_username()})
        AccessFailureLog.objects.filter(
            username=attempt.name, ip_address=attempt.address
        ).delete()

    def user_logged_out(self, *_args: Any, **_kwargs: Any) -> None:
        """Nothing is kept of where and when somebody was logged in."""

    def reset_attempts(
        self,
        *,
        ip_address: str | None = None,
        username: str | None = None,
        ip_or_username: bool = False,
    ) -> int:
        """For the commands `axes_reset`, `axes_reset_username`, `axes_reset_ip`."""
        chosen = Q(username=username) if username is not None else Q()
        if ip_address is not None:
            there = Q(ip_address=ip_address)
            chosen = chosen | there if ip_or_username else chosen & there
        deleted, _ = AccessFailureLog.objects.filter(chosen).delete()
        return int(deleted)


def forget_old_failures() -> None:
    """Addresses of failures are kept for a day at most."""
    AccessFailureLog.objects.filter(attempt_time__lte=timezone.now() - KEPT).delete()
