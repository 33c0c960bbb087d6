"""The curators' pages."""

from django.urls import URLPattern, path

from dashboard.views.corrections import report
from dashboard.views.review import act, item, queue, undo
from dashboard.views.review_double import disagreements, double
from dashboard.views.review_own import cited, own
from dashboard.views.second_factor import second_factor
from dashboard.views.work import work

urlpatterns: list[URLPattern] = [
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
