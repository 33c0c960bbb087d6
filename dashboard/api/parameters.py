"""What can be asked of the API, read by the same forms as the pages."""

from typing import Any, TypeVar

from django.http import HttpRequest

from dashboard.asking.choices import PARAMETERS, Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import AskingForm, ChoicesForm
from dashboard.caching.memory import memory_of
from positions.exports.tables import LICENCE

PROCESS = "Slug of a peace process; needed if there are several."

C = TypeVar("C", bound=Choices)


class ParameterError(Exception):
    """A parameter that cannot be read; `lines` say in plain words which and why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


def edition_of(request: HttpRequest) -> Edition:
    """The asked process; refused in plain words if it is not clear which."""
    memory, slug = memory_of(request), request.GET.get("process", "")
    processes = memory.overview.processes
    if not slug and len(processes) != 1:
        known = ", ".join(p.slug for p in processes) or "none yet"
        raise ParameterError(f"process: name one of: {known}.")
    return memory.edition(slug)


def asked(request: HttpRequest, form: type[ChoicesForm[C]]) -> C:
    """The choices in the address; refused if a part of it cannot be read."""
    choices = form(request.GET, edition_of(request)).choices()
    if choices.complaints:
        raise ParameterError(*choices.complaints)
    return choices


def about(edition: Edition) -> dict[str, Any]:
    """What every answer says of itself."""
    return {
        "process": edition.process.slug,
        "revision": edition.revision,
        "licence": LICENCE,
    }


def described(form: type[AskingForm] = AskingForm) -> dict[str, Any]:
    """The process and the fields of a form for the OpenAPI description.

    A field without a text of help is for pages only.
    """
    fields = {
        PARAMETERS.get(name, name): str(field.help_text)
        for name, field in form.base_fields.items()
        if field.help_text
    }
    parameters = [
        {
            "in": "query",
            "name": name,
            "schema": {
                "default": "",
                "description": text,
                "title": name.replace("_", " ").title(),
                "type": "string",
            },
            "required": False,
            "description": text,
        }
        for name, text in ({"process": PROCESS} | fields).items()
    ]
    return {"parameters": parameters}
