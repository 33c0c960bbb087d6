"""The OpenAPI description as words and tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.asking.edition import Edition

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


@dataclass(frozen=True, slots=True)
class ApiView:
    """What can be asked and what comes back."""

    description: str
    operations: tuple[ApiOperation, ...]
    objects: tuple[ObjectEntry, ...]


def api_view(schema: Mapping[str, Any], edition: Edition) -> ApiView:
    """From an OpenAPI description; the examples are about `edition`."""
    return ApiView(
        description=schema["info"]["description"],
        operations=tuple(_operations(schema["paths"], edition)),
        objects=tuple(
            ObjectEntry(name, _first_line(described), tuple(_fields(described)))
            for name, described in sorted(schema["components"]["schemas"].items())
        ),
    )


def _operations(paths: Mapping[str, Any], edition: Edition) -> Iterable[ApiOperation]:
    asked = f"process={edition.slug}" if edition.slug else ""
    for path, methods in paths.items():
        described = methods["get"]
        answer = described["responses"][200]["content"]["application/json"]["schema"]
        last = path.rstrip("/").rpartition("/")[2]
        query = EXAMPLES.get(last, "").format(day=edition.newest_day)
        if asked and last != "processes":
            query = f"{query}&{asked}" if query else f"?{asked}"
        yield ApiOperation(
            path=path,
            summary=described["description"],
            parameters=tuple(_parameters(described["parameters"])),
            answer=_type(answer),
            example="" if "{" in path else path + query,
        )


def _parameters(described: Iterable[Mapping[str, Any]]) -> Iterable[FieldEntry]:
    for parameter in described:
        schema = parameter["schema"]
        yield FieldEntry(
            parameter["name"], _type(schema), schema.get("description", "")
        )


def _fields(described: Mapping[str, Any]) -> Iterable[FieldEntry]:
    for name, schema in described.get("properties", {}).items():
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


def _first_line(described: Mapping[str, Any]) -> str:
    return str(described.get("description", "")).replace("\n", " ")
