"""The data package describes what it holds."""

import csv
import io
import json
import zipfile

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions.exports.catalogue import TABLES
from positions.exports.codebook import FIELDS
from positions.exports.matrix import COLUMNS as MATRIX
from positions.exports.statements import COLUMNS as STATEMENTS
from positions.models import Position
from tests.fresh_memory import forget


@pytest.fixture
def package(seeded, tmp_path):
    target = tmp_path / "parley.zip"
    call_command("export_datapackage", as_of="2025-04-22", output=str(target))
    with zipfile.ZipFile(target) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def header(text):
    return next(csv.reader(io.StringIO(text, newline="")))


def test_every_file_has_the_columns_that_are_described(package):
    described = json.loads(package["datapackage.json"])["resources"]

    fields = {
        r["path"]: [field["name"] for field in r["schema"]["fields"]] for r in described
    }
    assert fields == {
        name: header(text) for name, text in package.items() if name.endswith(".csv")
    }


def test_every_file_says_how_it_is_to_be_read(package):
    described = json.loads(package["datapackage.json"])["resources"]

    fields = [f for r in described for f in r.pop("schema")["fields"]]
    assert {tuple(field) for field in fields} == {("name", "type", "description")}
    how = {r.pop("name"): r for r in described}
    assert how == {
        name: {
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "dialect": {"lineTerminator": "\r\n"},
        }
        for name in ("matrix", "statements", *TABLES)
    }


def test_the_codebook_explains_every_column_and_no_other():
    used = {*MATRIX, *STATEMENTS}
    for columns, _ in TABLES.values():
        used |= set(columns)

    assert set(FIELDS) == used


def test_positions_over_time_are_all_there(package):
    rows = list(csv.DictReader(io.StringIO(package["positions.csv"], newline="")))

    assert len(rows) == Position.objects.count()


def test_the_same_data_gives_the_same_bytes(client, seeded):
    one = client.get("/export/datapackage.zip?as_of=2025-04-22").content
    forget()

    assert client.get("/export/datapackage.zip?as_of=2025-04-22").content == one


def test_another_day_does_not_read_the_statements_again(client, seeded):
    client.get("/export/datapackage.zip?as_of=2025-04-22")

    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/export/datapackage.zip?as_of=2025-05-22")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
        assert opened.testzip() is None
        assert len(opened.namelist()) == len(set(opened.namelist())) == len(TABLES) + 4
        rows = list(
            csv.DictReader(io.StringIO(opened.read("matrix.csv").decode(), newline=""))
        )
    assert {row["as_of"] for row in rows} == {"2025-05-22"}
    assert len(queries) <= 4, [query["sql"][:80] for query in queries]
