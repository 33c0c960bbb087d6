"""The second factor of staff: enrol once, then a code at each log-in."""

from base64 import b32encode

import segno
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login
from django_otp.plugins.otp_totp.models import TOTPDevice

from dashboard.guarding.access import typed
from dashboard.views.show import Page, answer
from dashboard.writing.second_factor import CodeForm


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Show the enrolment code until a device is confirmed; then only ask for a code."""
    device = _device_of(request.user)  # type: ignore[arg-type]  # login_required
    form = CodeForm(typed(request))
    if request.method == "POST" and form.is_valid():
        if _accepts(device, form.cleaned_data["code"]):
            login(request, device)
            return redirect(_next(request))
        form.add_error("code", "This code does not fit. Wait for the next one.")
    context = {"form": form, "next": request.GET.get("next", "")}
    if not device.confirmed:
        key = b32encode(device.bin_key).decode()
        context |= {"secret": key, "drawing": _drawing(device)}
    status = 422 if form.errors else 200
    page = Page("second_factor", "Second factor")
    return answer(request, page, context, status=status)


def _device_of(user: User) -> TOTPDevice:
    """The confirmed device, else the one that waits for its first code."""
    devices = TOTPDevice.objects.filter(user=user).order_by("-confirmed", "pk")
    return devices.first() or TOTPDevice.objects.create(
        user=user, name="authenticator", confirmed=False
    )


def _accepts(device: TOTPDevice, code: str) -> bool:
    allowed, _ = device.verify_is_allowed()
    if not allowed or not device.verify_token(code):
        return False
    if not device.confirmed:
        device.confirmed = True
        device.save()
    return True


def _drawing(device: TOTPDevice) -> str:
    """The enrolment code as the address of an image that holds it."""
    code = segno.make(device.config_url, error="m")
    drawing: str = code.svg_data_uri(scale=4)
    return drawing


def _next(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else reverse("review")
