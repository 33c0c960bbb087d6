"""Files for researchers."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.caching import Place, public_page
from dashboard.forms import MatrixForm
from dashboard.views.matrix import chosen, newest_day
from positions.exports.matrix import MatrixExport
from positions.readers.catalogue import read_catalogue
from positions.readers.matrix import Evidence, read_matrices

TYPES: dict[str, tuple[str, Callable[[MatrixExport], str | bytes]]] = {
    "csv": ("text/csv; charset=utf-8", MatrixExport.csv),
    "json": ("application/json", MatrixExport.json),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        MatrixExport.xlsx,
    ),
}


@public_page
def export(request: HttpRequest, place: Place) -> HttpResponse:
    """What can be had as a file, with the codebook of the columns."""
    context = {"page": "export", "place": place}
    return render(request, "dashboard/export.html", context)


@public_page
def matrix_file(request: HttpRequest, place: Place, extension: str) -> HttpResponse:
    """The matrix of the same address parameters as the page, as a file."""
    if extension not in TYPES:
        raise Http404("The matrix comes as csv, json or xlsx.")
    catalogue = read_catalogue(place.process.pk)
    form = MatrixForm(request.GET, catalogue)
    state = form.state(newest_day(place))
    if complaints := form.complaints():
        plain = "\n".join(complaints)
        return HttpResponse(plain, status=400, content_type="text/plain; charset=utf-8")
    evidence = Evidence(state.known_at, state.own_words_only)
    reading = read_matrices(catalogue, [state.as_of], evidence)[state.as_of]
    made = MatrixExport(
        place.process.slug,
        catalogue,
        chosen(catalogue, state, reading),
        evidence,
        place.revision,
    )
    content_type, content = TYPES[extension]
    answer = HttpResponse(content(made), content_type=content_type)
    name = f"parley-{place.process.slug}-{state.as_of}.{extension}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
