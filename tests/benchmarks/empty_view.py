"""The limit: a Django view that answers `ok`, without middleware and database."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])
django.setup()


def empty(_: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("", empty)]
server = get_wsgi_application()
