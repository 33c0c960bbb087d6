"""Files for researchers."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.matrix import MatrixChoices, MatrixForm
from dashboard.caching.memory import held
from dashboard.caching.pages import public_page
from dashboard.presenters.exports import file_list
from dashboard.views.files import CSV, JSON, XLSX, ZIP, file_of, matrix_export
from dashboard.views.show import Page, show
from positions.exports.codebook import FIELDS
from positions.exports.datapackage import data_package, zipped_tables
from positions.exports.matrix import COLUMNS, MatrixExport
from positions.exports.statements import statements_csv, statements_json

MATRIX: dict[str, tuple[str, Callable[[MatrixExport], str | bytes]]] = {
    "csv": (CSV, MatrixExport.csv),
    "json": (JSON, MatrixExport.json),
    "xlsx": (XLSX, MatrixExport.xlsx),
}


@public_page
def export(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What can be had as a file, with the codebook of the matrix."""
    context = {
        "files": file_list(edition.address("export")),
        "columns": [(name, *FIELDS[name]) for name in COLUMNS],
        "day": edition.newest_day,
    }
    page = Page("export", "Data as files", "export")
    return show(request, page, Choices(edition=edition), context)


@public_page
def matrix_file(request: HttpRequest, edition: Edition, extension: str) -> HttpResponse:
    """The matrix of the same address parameters as the page, as a file."""
    if extension not in MATRIX:
        raise Http404("The matrix comes as csv, json or xlsx.")
    content_type, write = MATRIX[extension]
    choices = MatrixForm(request.GET, edition).choices()
    name = f"{edition.process.slug}-{choices.as_of}.{extension}"
    return file_of(choices, name, lambda: write(_matrix(choices)), content_type)


@public_page
def statements_file(
    request: HttpRequest, edition: Edition, extension: str
) -> HttpResponse:
    """All accepted and retracted statements."""
    process, choices = edition.process, Choices(edition=edition)
    name = f"{process.slug}-statements.{extension}"
    if extension == "csv":
        return file_of(choices, name, lambda: statements_csv(process.pk))
    if extension == "json":
        revision = edition.revision
        return file_of(
            choices, name, lambda: statements_json(process.pk, revision), JSON
        )
    raise Http404("Statements come as csv or json.")


@public_page
def package_file(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Matrix, statements, codebook and catalogue in one zip file."""
    choices, process = MatrixForm(request.GET, edition).choices(), edition.process

    def tables() -> bytes:
        return zipped_tables(process.pk, edition.newest_day)

    def make() -> bytes:
        shared = held(edition).part("tables", (), tables)
        return data_package(process.name, shared, _matrix(choices))

    return file_of(choices, f"{process.slug}.zip", make, ZIP)


def _matrix(choices: MatrixChoices) -> MatrixExport:
    day = choices.as_of
    reading = held(choices.edition).positions(choices.scope).on([day])[day]
    return matrix_export(choices, reading.narrowed(choices.parties, choices.issues))
