"""The one list of a statement's fields, and those that take their columns from it."""

import csv

from dashboard.writing.coding import DRAWN_APART, CodingForm
from positions.actions.seeds.statement_forms import ExchangeForm, SeedStatementForm
from positions.admin.statements import StatementAdmin
from positions.exports.codebook import FIELDS as CODEBOOK
from positions.models import Statement
from positions.readers.public_statement import PublicStatement
from positions.statement_fields import (
    BY_NAME,
    CODING,
    FIELDS,
    FIXED,
    ON_FORM,
    SEED_COLUMNS,
    Role,
)
from tests.conftest import REPOSITORY


def test_every_field_is_shown_of_a_public_statement():
    assert [f.name for f in FIELDS if not hasattr(PublicStatement, f.name)] == []


def test_no_name_stands_for_two_fields():
    for names in (
        [field.name for field in FIELDS],
        [field.in_files for field in FIELDS],
        [field.in_api for field in FIELDS],
    ):
        assert len(set(names)) == len(names)


def test_every_field_has_a_label_and_says_what_it_means():
    lacking = [f.name for f in FIELDS if not (f.label and f.means.endswith("."))]

    assert lacking == []


def test_what_a_person_sets_is_held_in_the_table():
    held = {field.name for field in Statement._meta.get_fields()}

    set_by_people = [f.in_table for f in FIELDS if f.role is not Role.RECORD]
    assert set(set_by_people) <= held
    assert {*CODING} | {f.name for f in FIXED} | {"id"} == {
        f.name for f in FIELDS if f.role is not Role.RECORD
    }


def test_the_seed_file_has_these_columns():
    with (REPOSITORY / "seeds" / "statements.csv").open(encoding="utf-8") as file:
        header = next(csv.reader(file))

    assert tuple(header) == SEED_COLUMNS
    assert tuple(SeedStatementForm({}).fields) == SEED_COLUMNS


def test_the_exchange_file_may_change_the_coding_and_nothing_else():
    assert tuple(ExchangeForm({}).fields) == CODING


def test_the_coding_form_and_the_admin_ask_for_what_can_be_coded():
    form = CodingForm()

    assert tuple(form.fields) == (*ON_FORM, "version")
    assert {name: form.fields[name].label for name in ON_FORM} == {
        name: BY_NAME[name].label for name in ON_FORM
    }
    assert set(ON_FORM) <= set(CODING)
    assert {field.name for field in form.further} == set(ON_FORM) - DRAWN_APART
    assert [name for name in StatementAdmin.fields if name in CODING] == list(CODING)
    assert {field.in_table for field in FIXED} <= set(StatementAdmin.readonly_fields)


def test_the_codebook_says_what_the_list_says():
    said = {f.in_files: CODEBOOK[f.in_files] for f in FIELDS if f.name != "kind"}

    assert said == {f.in_files: (f.type, f.means) for f in FIELDS if f.name != "kind"}
    assert CODEBOOK["kind"][1].startswith(BY_NAME["kind"].means)
