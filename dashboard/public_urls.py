"""The readers' pages. Each stands at the root and below /p/<process>/.

At the root they are about the only peace process; with several, the root is a list.
"""

from django.urls import URLPattern, URLResolver, include, path

from dashboard.views.corrections import corrections
from dashboard.views.exports import export, matrix_file
from dashboard.views.matrix import matrix
from dashboard.views.robots import robots
from dashboard.views.statement import statement

pages: list[URLPattern | URLResolver] = [
    path("", matrix, name="matrix"),
    path("statements/<int:pk>/", statement, name="statement"),
    path("corrections/", corrections, name="corrections"),
    path("export/", export, name="export"),
    path("export/matrix.<str:extension>", matrix_file, name="matrix_file"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path("", include(pages)),
    path("p/<slug:process>/", include(pages)),
]
