"""Addresses of all pages."""

from django.contrib import admin
from django.urls import include, path

from dashboard.views.log_in import log_in

urlpatterns = [
    # In front of the admin's own, which has no limits; `admin:login` leads here.
    path("admin/login/", log_in),
    path("admin/", admin.site.urls),
    path("", include("dashboard.addresses.staff")),
    path("", include("dashboard.addresses.public")),
]

handler400 = "dashboard.views.errors.bad_request"
handler403 = "dashboard.views.errors.forbidden"
handler404 = "dashboard.views.errors.not_found"
handler500 = "dashboard.views.errors.failed"
