"""The readers' pages. Each stands at the root and below /p/<process>/.

At the root they are about the only peace process; with several, the root is a list.
"""

from django.urls import URLPattern, URLResolver, include, path

from dashboard.api.service import api
from dashboard.views.api import api_page
from dashboard.views.changes import changes, changes_file
from dashboard.views.corrections import corrections
from dashboard.views.exports import (
    export,
    matrix_file,
    package_file,
    statements_file,
)
from dashboard.views.feeds import changes_feed
from dashboard.views.matrix import matrix
from dashboard.views.methodology import methodology
from dashboard.views.proposals import proposal, proposal_file, proposals
from dashboard.views.robots import robots
from dashboard.views.sources import sources, sources_file
from dashboard.views.statement import statement
from dashboard.views.timeline import timeline, timeline_file

pages: list[URLPattern | URLResolver] = [
    path("", matrix, name="matrix"),
    path("statements/<int:pk>/", statement, name="statement"),
    path("", include("dashboard.addresses.reading")),
    path("changes/", changes, name="changes"),
    path(
        "changes/changes.csv", changes_file, {"table": "changes"}, name="changes_file"
    ),
    path("changes/pairs.csv", changes_file, {"table": "pairs"}, name="pairs_file"),
    path("timeline/", timeline, name="timeline"),
    path("timeline/timeline.csv", timeline_file, name="timeline_file"),
    path("proposals/", proposals, name="proposals"),
    path("proposals/<slug:key>/", proposal, name="proposal"),
    path("proposals/<slug:key>/clauses.csv", proposal_file, name="proposal_file"),
    path("sources/", sources, name="sources"),
    path("sources/sources.csv", sources_file, name="sources_file"),
    path("methodology/", methodology, name="methodology"),
    path("api/", api_page, name="api"),
    path("feeds/changes.atom", changes_feed, name="changes_feed"),
    path("corrections/", corrections, name="corrections"),
    path("export/", export, name="export"),
    path("export/matrix.<str:extension>", matrix_file, name="matrix_file"),
    path("export/statements.<str:extension>", statements_file, name="statements_file"),
    path("export/datapackage.zip", package_file, name="package_file"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path("", include(pages)),
    path("p/<slug:process>/", include(pages)),
    path("api/", api.urls),
]
