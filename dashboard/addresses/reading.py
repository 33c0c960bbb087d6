"""Issues, parties, comparison and agreement, each with its tables as files."""

from django.urls import path

from dashboard.views.agreement import agreement, agreement_file
from dashboard.views.compare import compare, compare_file
from dashboard.views.issues import issue, issue_file, issues, issues_file
from dashboard.views.parties import parties, party, party_file

urlpatterns = [
    path("issues/", issues, name="issues"),
    path("issues/issues.csv", issues_file, name="issues_file"),
    path("issues/<slug:key>/", issue, name="issue"),
    path("issues/<slug:key>/<slug:table>.csv", issue_file, name="issue_file"),
    path("parties/", parties, name="parties"),
    path("parties/<slug:code>/", party, name="party"),
    path("parties/<slug:code>/<slug:table>.csv", party_file, name="party_file"),
    path("compare/", compare, name="compare"),
    path("compare/<slug:table>.csv", compare_file, name="compare_file"),
    path("agreement/", agreement, name="agreement"),
    path("agreement/<slug:table>.csv", agreement_file, name="agreement_file"),
]
