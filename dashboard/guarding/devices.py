"""A device on which somebody has logged in before is known again by a signed cookie.

Attempts from elsewhere may close an account's log-in for a while; to its own devices
it stays open. The cookie says nothing but that: it opens no page, goes to the log-in
page alone, and is worthless after a new password.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare

# As long as browsers keep a cookie at most.
KNOWN_FOR = timedelta(days=400)
PREFIX = "device-"
_SALT = "a device on which somebody has logged in"


def remember_device(
    request: HttpRequest, answer: HttpResponse, user: AbstractBaseUser
) -> None:
    """Let this device know itself again; several people may share one."""
    answer.set_cookie(
        f"{PREFIX}{user.pk}",
        _signer().sign(_mark(user)),
        max_age=KNOWN_FOR,
        path=reverse("admin:login"),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def is_known_device(request: HttpRequest, name: str) -> bool:
    """True if the owner of the account `name` has logged in on this device before."""
    given = {n: v for n, v in request.COOKIES.items() if n.startswith(PREFIX)}
    if not given:
        return False
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        return False
    try:
        mark = _signer().unsign(given.get(f"{PREFIX}{user.pk}", ""), KNOWN_FOR)
    except BadSignature:
        return False
    return constant_time_compare(mark, _mark(user))


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=_SALT)


def _mark(user: AbstractBaseUser) -> str:
    """The account, and which of its passwords."""
    return f"{user.pk}-{user.get_session_auth_hash()[:32]}"
