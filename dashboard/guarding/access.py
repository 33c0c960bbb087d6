"""Who may open the staff's pages."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def staff_with(permission: str) -> Callable[[View], View]:
    """Let in staff who hold `permission`; strangers log in first, others get 403."""

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, **given: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not (request.user.is_staff and request.user.has_perm(permission)):
                raise PermissionDenied
            return view(request, **given)

        return guarded

    return decorate


def acting_user(request: HttpRequest) -> User:
    """The logged-in person of a guarded view."""
    return cast(User, request.user)


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, even if it is empty; None before it was sent."""
    return request.POST if request.method == "POST" else None


def is_logged_in(request: HttpRequest) -> bool:
    """True for any account; without a session cookie no session is even opened."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_authenticated
