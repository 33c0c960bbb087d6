"""The curators' pages."""

from django.urls import URLPattern, path

from dashboard.views import import_feeds, imports
from dashboard.views.corrections import report
from dashboard.views.health import healthz
from dashboard.views.review import act, item, queue, undo
from dashboard.views.review_double import disagreements, double
from dashboard.views.review_own import cited, own
from dashboard.views.second_factor import second_factor
from dashboard.views.work import work

urlpatterns: list[URLPattern] = [
    path("healthz", healthz, name="healthz"),
    path("import/", imports.imports, name="imports"),
    path("import/retry/", imports.retry_all, name="import-retry-all"),
    path("import/<int:pk>/retry/", imports.retry, name="import-retry"),
    path("import/<int:pk>/cancel/", imports.cancel, name="import-cancel"),
    path("import/feeds/", import_feeds.add, name="import-feed-add"),
    path("import/feeds/<int:pk>/", import_feeds.feed, name="import-feed"),
    path("import/feeds/<int:pk>/poll/", import_feeds.poll, name="import-feed-poll"),
    path("import/feeds/<int:pk>/state/", import_feeds.switch, name="import-feed-state"),
    path("review/", queue, name="review"),
    path("review/undo/", undo, name="review-undo"),
    path("review/work/", work, name="review-work"),
    path("review/cited/", cited, name="review-cited"),
    path("review/double/", double, name="review-double"),
    path("review/disagreements/", disagreements, name="review-disagreements"),
    path("review/text/<int:article>/", own, name="review-own"),
    path("review/<int:pk>/", item, name="review-item"),
    path("review/<int:pk>/decide/", act, name="review-act"),
    path("statements/<int:pk>/report/", report, name="report"),
    path("second-factor/", second_factor, name="second-factor"),
]
