"""Answers that are files."""

from collections.abc import Callable

from django.http import HttpResponse

from dashboard.asking.choices import Choices
from dashboard.asking.day import DayChoices
from positions.exports.matrix import MatrixExport
from positions.readers.positions.reader import MatrixReading

CSV, JSON, ZIP = "text/csv; charset=utf-8", "application/json", "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ATOM = "application/atom+xml; charset=utf-8"


def file_of(
    choices: Choices,
    name: str,
    make: Callable[[], str | bytes],
    content_type: str = CSV,
) -> HttpResponse:
    """What `make` gives, to be saved as parley-<name>. A file leaves nothing out: if a
    part of the address could not be read, the answer is plain lines that say so."""
    if choices.complaints:
        return HttpResponse(
            "\n".join(choices.complaints),
            status=400,
            content_type="text/plain; charset=utf-8",
        )
    response = HttpResponse(make(), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="parley-{name}"'
    return response


def matrix_export(choices: DayChoices, reading: MatrixReading) -> MatrixExport:
    """The matrix of a day as it goes into files."""
    edition = choices.edition
    return MatrixExport(
        edition.process.slug,
        edition.catalogue,
        reading,
        choices.scope,
        edition.revision,
    )
