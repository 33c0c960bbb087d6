"""Answers that are files."""

from django.http import HttpResponse


def csv_file(content: str, name: str) -> HttpResponse:
    """A table to be saved as parley-<name>.csv."""
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="parley-{name}.csv"'
    return answer


def plain_refusal(complaints: list[str]) -> HttpResponse:
    """What was wrong with the address, in plain lines."""
    return HttpResponse(
        "\n".join(complaints), status=400, content_type="text/plain; charset=utf-8"
    )
