"""The OpenAPI description as a plain page: no script, nothing from other hosts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dashboard.api.service import api
from dashboard.asking.edition import Edition
from dashboard.caching.pages import public_page

EXAMPLES = {
    "matrix": "?as_of={day}",
    "agreement": "?as_of={day}",
    "changes": "?to={day}",
    "statements": "?limit=5",
}


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A parameter or a field of an object."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One address; `answer` names the object that comes back."""

    path: str
    summary: str
    parameters: tuple[FieldEntry, ...]
    answer: str
    example: str


@dataclass(frozen=True, slots=True)
class ObjectEntry:
    """An object of the answers with its fields."""

    name: str
    text: str
    fields: tuple[FieldEntry, ...]


@public_page
def api_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What can be asked, what comes back, with a link to try each."""
    root = reverse("service:api-root")
    schema = api.get_openapi_schema(path_prefix=root)
    objects = schema["components"]["schemas"]
    context = {
        "page": "api",
        "edition": edition,
        "root": root,
        "operations": tuple(_operations(schema["paths"], edition)),
        "objects": tuple(
            ObjectEntry(name, _first_line(found), tuple(_fields(found)))
            for name, found in sorted(objects.items())
            if not name.endswith("Query")
        ),
        "host": request.build_absolute_uri("/").rstrip("/"),
        "description": schema["info"]["description"],
    }
    return render(request, "dashboard/api.html", context)


def _operations(paths: Mapping[str, Any], edition: Edition) -> Iterable[ApiOperation]:
    asked = f"process={edition.process.slug}" if edition.overview.several else ""
    for path, methods in paths.items():
        found = methods["get"]
        answer = found["responses"][200]["content"]["application/json"]["schema"]
        last = path.rstrip("/").rpartition("/")[2]
        query = EXAMPLES.get(last, "").format(day=edition.newest_day)
        if asked and last != "processes":
            query = f"{query}&{asked}" if query else f"?{asked}"
        yield ApiOperation(
            path=path,
            summary=found["description"],
            parameters=tuple(_parameters(found["parameters"])),
            answer=_type(answer),
            example="" if "{" in path else path + query,
        )


def _parameters(found: Iterable[Mapping[str, Any]]) -> Iterable[FieldEntry]:
    for parameter in found:
        schema = parameter["schema"]
        yield FieldEntry(
            parameter["name"], _type(schema), schema.get("description", "")
        )


def _fields(found: Mapping[str, Any]) -> Iterable[FieldEntry]:
    for name, schema in found.get("properties", {}).items():
        yield FieldEntry(name, _type(schema), schema.get("description", ""))


def _type(schema: Mapping[str, Any]) -> str:
    """Such as "list of CellOut" or "date or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_type(part) for part in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    return str(schema.get("format") or schema.get("type", "anything"))


def _first_line(found: Mapping[str, Any]) -> str:
    return str(found.get("description", "")).replace("\n", " ")
