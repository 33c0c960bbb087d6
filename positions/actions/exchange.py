"""Statements from a file in the columns of `export_statements`.

A known row may differ in its coding: that is a correction by a named curator. A new
row becomes a proposal and is public only after review. The whole file is carried out
or nothing of it.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction

from positions.actions.acting import acting_as
from positions.actions.decision import RefusedError
from positions.actions.review_statement import correct
from positions.actions.seeds.forms import (
    IsoDate,
    SeedForm,
    SeedStatementForm,
    Words,
    checked,
)
from positions.actions.seeds.places import SeedError, SeedRow
from positions.actions.seeds.record import Names
from positions.exports.statements import CODING_COLUMNS, public_statements, row_of
from positions.exports.tables import unguarded
from positions.models import PeaceProcess, Source, Statement
from positions.vocabulary import Attribution, Evidence, Kind, Review, Tier

CODER = "import_statements"
FIXED = (
    "quote",
    "quote_language",
    "publisher",
    "source_title",
    "source_url",
    "also_urls",
    "source_grade",
)


class ExchangeForm(SeedForm):
    """What may be changed of a statement that is there."""

    party = forms.CharField()
    issue = forms.CharField()
    option = forms.CharField(required=False)
    said_on = IsoDate()
    said_on_note = forms.CharField(required=False, max_length=300)
    reported_on = IsoDate(required=False)
    speaker = forms.CharField(required=False)
    speaker_role = forms.CharField(required=False, max_length=160)
    kind = Words(Kind)
    attribution = Words(Attribution)
    condition = forms.CharField(required=False)
    joint_with = forms.CharField(required=False)
    summary = forms.CharField(required=False)
    tier = Words(Tier)
    note = forms.CharField(required=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a known statement that the file wants to be another."""

    id: str
    column: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.id}, {self.column}: {self.was or '-'} -> {self.now or '-'}"


@dataclass(frozen=True, slots=True)
class Correcting:
    """A known statement with the wanted values of the columns that differ."""

    statement: Statement
    changes: Mapping[str, Any]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do."""

    new: tuple[Mapping[str, Any], ...]
    corrected: tuple[Correcting, ...]
    unchanged: int


def plan_import(text: str, file: str, process: PeaceProcess) -> Plan:
    """Compare a file with what is held; SeedError names the first wrong place."""
    held = {s.key or str(s.pk): s for s in public_statements(process.pk)}
    names = Names(process)
    new, corrected, unchanged = [], [], 0
    seen: set[str] = set()
    for row in _rows(text, file):
        name = row.values["id"]
        if name and name in seen:
            raise row.fault("id", f"{name!r} stands there twice")
        seen.add(name)
        if name not in held:
            new.append(_new(row, names))
        elif correcting := _correcting(row, held[name], names):
            corrected.append(correcting)
        else:
            unchanged += 1
    return Plan(tuple(new), tuple(corrected), unchanged)


@transaction.atomic
def carry_out(plan: Plan, *, by: User | None, now: datetime, reason: str) -> None:
    """Store the proposals, correct the rest in the curator's name."""
    if plan.corrected and by is None:
        raise RefusedError("Changes to public statements need a curator's name.")
    with acting_as(by or CODER, reason=reason):
        for fields in plan.new:
            _store(dict(fields), by)
    for found in plan.corrected:
        assert by is not None
        correct(found.statement, by=by, now=now, reason=reason, changes=found.changes)


def _rows(text: str, file: str) -> Iterator[SeedRow]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    missing = [c for c in CODING_COLUMNS if c not in (reader.fieldnames or [])]
    if missing:
        raise SeedError(file, 1, "header", f"missing columns: {', '.join(missing)}")
    line = 2
    for values in reader:
        if None in values or None in values.values():
            raise SeedError(file, line, "row", "more or fewer fields than columns")
        plain = {name: unguarded(values[name]) for name in CODING_COLUMNS}
        yield SeedRow(file, line, plain, {})
        line = reader.line_num + 1


def _new(row: SeedRow, names: Names) -> Mapping[str, Any]:
    if row.values["id"].isdigit():
        raise row.fault("id", "no public statement has this number")
    data = checked(SeedStatementForm, row)
    if Statement.objects.filter(key=data["id"]).exists():
        raise row.fault("id", "a statement of this name waits for review")
    coding = _coding(row, data, names)
    fixed = {name: data[name] for name in FIXED if name != "source_grade"}
    grade = data["source_grade"]
    return {"key": data["id"], **coding, **fixed, "grade": grade}


def _correcting(row: SeedRow, held: Statement, names: Names) -> Correcting | None:
    was = {name: _text(value) for name, value in row_of(held).items()}
    for column in FIXED:
        if row.values[column] != was[column]:
            raise row.fault(
                column, "cannot be changed here; retract the statement, add a new one"
            )
    differing = [c for c in ExchangeForm.base_fields if row.values[c] != was[c]]
    if not differing:
        return None
    if held.review != Review.ACCEPTED:
        raise row.fault("id", "this statement is retracted and cannot be changed")
    wanted = _coding(row, checked(ExchangeForm, row), names)
    return Correcting(
        held,
        {column: wanted[column] for column in differing},
        tuple(
            Difference(row.values["id"], column, was[column], row.values[column])
            for column in differing
        ),
    )


def _coding(row: SeedRow, data: dict[str, Any], names: Names) -> dict[str, Any]:
    issue, option = names.place(row, data["issue"], data["option"])
    signatories = data["joint_with"].split()
    return {name: data[name] for name in ExchangeForm.base_fields} | {
        "party": names.party(row, "party", data["party"]),
        "issue": issue,
        "option": option,
        "speaker": names.speaker(row, data["speaker"]),
        "joint_with": [names.party(row, "joint_with", c) for c in signatories],
        "tier": int(data["tier"]),
    }


def _store(fields: dict[str, Any], by: User | None) -> None:
    signatories = fields.pop("joint_with")
    source, _ = Source.objects.get_or_create(
        name=fields.pop("publisher"), defaults={"grade": fields["grade"]}
    )
    made = Statement.objects.create(
        **fields | {"also_urls": fields["also_urls"].split()},
        source=source,
        evidence=Evidence.CITED,
        coder=by.get_username() if by else CODER,
        review=Review.PROPOSED,
    )
    made.joint_with.set(signatories)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
