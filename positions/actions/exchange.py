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

from django.contrib.auth.models import User
from django.db import transaction

from positions.actions.acting import acting_as
from positions.actions.decision import RefusedError
from positions.actions.review_statement import correct
from positions.actions.seeds.forms import checked
from positions.actions.seeds.record import Names, coding_of, words_of
from positions.actions.seeds.rows import SeedError, SeedRow
from positions.actions.seeds.statement_forms import ExchangeForm, SeedStatementForm
from positions.exports.statements import chosen, public_statements
from positions.exports.tables import unguarded
from positions.models import PeaceProcess, Source, Statement
from positions.readers.public_statement import PublicStatement, stream_public
from positions.statement_fields import CODING, FIXED, SEED_COLUMNS
from positions.vocabulary import Evidence, Review

CODER = "import_statements"


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
    whole = stream_public(public_statements(process.pk), quote_at_most=None)
    held = {statement.id: statement for statement in whole}
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
    for correction in plan.corrected:
        assert by is not None
        correct(
            correction.statement,
            by=by,
            now=now,
            reason=reason,
            changes=correction.changes,
        )


def _rows(text: str, file: str) -> Iterator[SeedRow]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    missing = [c for c in SEED_COLUMNS if c not in (reader.fieldnames or [])]
    if missing:
        raise SeedError(file, 1, "header", f"missing columns: {', '.join(missing)}")
    line = 2
    for values in reader:
        if None in values or None in values.values():
            raise SeedError(file, line, "row", "more or fewer fields than columns")
        plain = {name: unguarded(values[name]) for name in SEED_COLUMNS}
        yield SeedRow(file, line, plain, {})
        line = reader.line_num + 1


def _new(row: SeedRow, names: Names) -> Mapping[str, Any]:
    if row.values["id"].isdigit():
        raise row.fault("id", "no public statement has this number")
    data = checked(SeedStatementForm, row)
    if Statement.objects.filter(key=data["id"]).exists():
        raise row.fault("id", "a statement of this name waits for review")
    return {"key": data["id"], **coding_of(row, data, names), **words_of(data)}


def _correcting(row: SeedRow, held: PublicStatement, names: Names) -> Correcting | None:
    (stored,) = chosen([held], SEED_COLUMNS)
    was = {name: _text(value) for name, value in stored.items()}
    for column in (field.in_files for field in FIXED):
        if row.values[column] != was[column]:
            raise row.fault(
                column, "cannot be changed here; retract the statement, add a new one"
            )
    differing = [c for c in CODING if row.values[c] != was[c]]
    if not differing:
        return None
    if held.retracted:
        raise row.fault("id", "this statement is retracted and cannot be changed")
    wanted = coding_of(row, checked(ExchangeForm, row), names)
    return Correcting(
        _seen(held),
        {column: wanted[column] for column in differing},
        tuple(
            Difference(row.values["id"], column, was[column], row.values[column])
            for column in differing
        ),
    )


def _seen(held: PublicStatement) -> Statement:
    """The row at the version that the file was compared with."""
    row = Statement.objects.get(pk=held.pk)
    row.version = held.version
    return row


def _store(fields: dict[str, Any], by: User | None) -> None:
    signatories = fields.pop("joint_with")
    source, _ = Source.objects.get_or_create(
        name=fields.pop("source"), defaults={"grade": fields["grade"]}
    )
    made = Statement.objects.create(
        **fields,
        source=source,
        evidence=Evidence.CITED,
        coder=by.get_username() if by else CODER,
        review=Review.PROPOSED,
    )
    made.joint_with.set(signatories)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
