"""Files for researchers."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.forms import MatrixForm
from dashboard.asking.state import State
from dashboard.caching.pages import Place, public_page
from dashboard.presenters.exports import file_list
from dashboard.views.matrix import chosen, newest_day
from positions.exports.codebook import FIELDS
from positions.exports.datapackage import data_package
from positions.exports.matrix import COLUMNS, MatrixExport
from positions.exports.statements import statements_csv, statements_json
from positions.readers.matrix import Scope, read_matrices

CSV, JSON, ZIP = "text/csv; charset=utf-8", "application/json", "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MATRIX: dict[str, tuple[str, Callable[[MatrixExport], str | bytes]]] = {
    "csv": (CSV, MatrixExport.csv),
    "json": (JSON, MatrixExport.json),
    "xlsx": (XLSX, MatrixExport.xlsx),
}


@public_page
def export(request: HttpRequest, place: Place) -> HttpResponse:
    """What can be had as a file, with the codebook of the matrix."""
    context = {
        "page": "export",
        "place": place,
        "files": file_list(place.address("export")),
        "columns": [(name, *FIELDS[name]) for name in COLUMNS],
        "day": newest_day(place),
    }
    return render(request, "dashboard/export.html", context)


@public_page
def matrix_file(request: HttpRequest, place: Place, extension: str) -> HttpResponse:
    """The matrix of the same address parameters as the page, as a file."""
    if extension not in MATRIX:
        raise Http404("The matrix comes as csv, json or xlsx.")
    form = MatrixForm(request.GET, place.catalogue)
    state = form.state(newest_day(place))
    if complaints := form.complaints():
        plain = "text/plain; charset=utf-8"
        return HttpResponse("\n".join(complaints), status=400, content_type=plain)
    content_type, content = MATRIX[extension]
    name = f"{place.process.slug}-{state.as_of}.{extension}"
    return _file(name, content_type, content(_matrix(place, form, state)))


@public_page
def statements_file(request: HttpRequest, place: Place, extension: str) -> HttpResponse:
    """All accepted and retracted statements."""
    name = f"{place.process.slug}-statements.{extension}"
    if extension == "csv":
        return _file(name, CSV, statements_csv(place.process.pk))
    if extension == "json":
        return _file(name, JSON, statements_json(place.process.pk, place.revision))
    raise Http404("Statements come as csv or json.")


@public_page
def package_file(request: HttpRequest, place: Place) -> HttpResponse:
    """Matrix, statements, codebook and catalogue in one zip file."""
    form = MatrixForm(request.GET, place.catalogue)
    matrix = _matrix(place, form, form.state(newest_day(place)))
    made = data_package(place.process.name, place.process.pk, matrix)
    return _file(f"{place.process.slug}.zip", ZIP, made)


def _matrix(place: Place, form: MatrixForm, state: State) -> MatrixExport:
    evidence = Scope(state.known_at, state.own_words_only)
    reading = read_matrices(form.catalogue, [state.as_of], evidence)[state.as_of]
    return MatrixExport(
        place.process.slug,
        form.catalogue,
        chosen(form.catalogue, state, reading),
        evidence,
        place.revision,
    )


def _file(name: str, content_type: str, content: str | bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="parley-{name}"'
    return answer
