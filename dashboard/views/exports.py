"""Files for researchers."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import MatrixForm
from dashboard.caching.pages import public_page
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
def export(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What can be had as a file, with the codebook of the matrix."""
    context = {
        "page": "export",
        "edition": edition,
        "files": file_list(edition.address("export")),
        "columns": [(name, *FIELDS[name]) for name in COLUMNS],
        "day": newest_day(edition),
    }
    return render(request, "dashboard/export.html", context)


@public_page
def matrix_file(request: HttpRequest, edition: Edition, extension: str) -> HttpResponse:
    """The matrix of the same address parameters as the page, as a file."""
    if extension not in MATRIX:
        raise Http404("The matrix comes as csv, json or xlsx.")
    form = MatrixForm(request.GET, edition.catalogue)
    choices = form.choices(newest_day(edition))
    if complaints := form.complaints():
        plain = "text/plain; charset=utf-8"
        return HttpResponse("\n".join(complaints), status=400, content_type=plain)
    content_type, content = MATRIX[extension]
    name = f"{edition.process.slug}-{choices.as_of}.{extension}"
    return _file(name, content_type, content(_matrix(edition, form, choices)))


@public_page
def statements_file(
    request: HttpRequest, edition: Edition, extension: str
) -> HttpResponse:
    """All accepted and retracted statements."""
    name = f"{edition.process.slug}-statements.{extension}"
    if extension == "csv":
        return _file(name, CSV, statements_csv(edition.process.pk))
    if extension == "json":
        return _file(name, JSON, statements_json(edition.process.pk, edition.revision))
    raise Http404("Statements come as csv or json.")


@public_page
def package_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Matrix, statements, codebook and catalogue in one zip file."""
    form = MatrixForm(request.GET, edition.catalogue)
    matrix = _matrix(edition, form, form.choices(newest_day(edition)))
    made = data_package(edition.process.name, edition.process.pk, matrix)
    return _file(f"{edition.process.slug}.zip", ZIP, made)


def _matrix(edition: Edition, form: MatrixForm, choices: Choices) -> MatrixExport:
    evidence = Scope(choices.known_at, choices.own_words_only)
    reading = read_matrices(form.catalogue, [choices.as_of], evidence)[choices.as_of]
    return MatrixExport(
        edition.process.slug,
        form.catalogue,
        chosen(form.catalogue, choices, reading),
        evidence,
        edition.revision,
    )


def _file(name: str, content_type: str, content: str | bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="parley-{name}"'
    return answer
