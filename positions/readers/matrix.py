"""The matrix as of a date, from the table of positions or from the statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q

from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce
from positions.analysis.matrix import Matrix, build_matrix
from positions.models import Position, Statement
from positions.models.statements import StatementQuerySet
from positions.readers.catalogue import Catalogue
from positions.readers.coded import read_coded
from positions.vocabulary import Attribution, Kind, Strength

OWN_WORDS = (Attribution.DIRECT_QUOTE, Attribution.OFFICIAL_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which accepted statements count: known by a day, own words only."""

    known_at: date | None = None
    own_words_only: bool = False

    @property
    def is_all(self) -> bool:
        return self.known_at is None and not self.own_words_only

    def narrow(self, statements: StatementQuerySet) -> StatementQuerySet:
        """Only the statements that count."""
        if self.known_at is not None:
            statements = statements.known_at(self.known_at)
        if self.own_words_only:
            statements = statements.filter(attribution__in=OWN_WORDS)
        return statements


@dataclass(frozen=True, slots=True)
class MatrixReading:
    """A matrix, and the conditions of the statements that carry it, by their id."""

    matrix: Matrix
    conditions: Mapping[int | str, str]


def read_matrices(
    catalogue: Catalogue, days: Iterable[date], evidence: Evidence
) -> dict[date, MatrixReading]:
    """The matrix on each of `days`.

    One query if all evidence counts; three if it has to be worked out from a part of
    the statements. In the first case the signatories of a joint text are not read.
    """
    wanted = sorted(set(days))
    if evidence.is_all:
        return _from_positions(catalogue, wanted)
    return _from_statements(catalogue, wanted, evidence)


def narrowed(
    reading: MatrixReading, parties: Iterable[str], issues: Iterable[str]
) -> MatrixReading:
    """The same reading for some of its parties and issues, in the order given."""
    matrix = replace(reading.matrix, parties=tuple(parties), issues=tuple(issues))
    return replace(reading, matrix=matrix)


POSITION_COLUMNS = (
    "party_id",
    "issue_id",
    "valid_from",
    "valid_to",
    "option__key",
    "contested",
    "strength",
    "joint",
    "statement_id",
    "statement__said_on",
    "statement__reported_on",
    "statement__kind",
    "statement__attribution",
    "statement__tier",
    "statement__condition",
    "beside_id",
    "beside__option__key",
    "beside__said_on",
    "beside__reported_on",
    "beside__kind",
    "beside__attribution",
    "beside__tier",
)


def _from_positions(
    catalogue: Catalogue, days: list[date]
) -> dict[date, MatrixReading]:
    held = Q()
    for day in days:
        held |= Q(valid_from__lte=day) & (
            Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        )
    rows = list(
        Position.objects.filter(held, issue__in=[i.pk for i in catalogue.issues])
        .order_by("party_id", "issue_id", "valid_from", "pk")
        .values(*POSITION_COLUMNS)
    )
    parties = {p.pk: p.code for p in catalogue.parties}
    issues = {i.pk: i.key for i in catalogue.issues}
    cells = [
        (found[0], position_of(found, parties[key[0]], issues[key[1]]))
        for key, group in groupby(
            rows, key=lambda r: (r["party_id"], r["issue_id"], r["valid_from"])
        )
        if key[0] in parties and (found := list(group))
    ]
    conditions = {r["statement_id"]: r["statement__condition"] for r in rows}
    return {day: MatrixReading(_on(catalogue, day, cells), conditions) for day in days}


def _on(
    catalogue: Catalogue, day: date, cells: list[tuple[dict[str, Any], InForce]]
) -> Matrix:
    in_force = {
        (cell.party, cell.issue): cell
        for row, cell in cells
        if row["valid_from"] <= day
        and (row["valid_to"] is None or row["valid_to"] > day)
    }
    return Matrix(
        day,
        tuple(p.code for p in catalogue.parties),
        tuple(i.key for i in catalogue.issues),
        in_force,
    )


def position_of(rows: list[dict[str, Any]], party: str, issue: str) -> InForce:
    """The position that the `rows` of one cell and first day stand for.

    Each row has `POSITION_COLUMNS`.
    """
    first = rows[0]
    carrying = tuple(_statement(r, "statement", party, issue) for r in rows)
    beside = first["beside_id"] is not None
    return InForce(
        party=party,
        issue=issue,
        options=tuple(r["option__key"] for r in rows),
        statements=carrying,
        strength=Strength(first["strength"]),
        contested=first["contested"],
        joint=first["joint"],
        since=first["statement__said_on"],
        beside=_statement(first, "beside", party, issue) if beside else None,
    )


def _statement(row: dict[str, Any], role: str, party: str, issue: str) -> Coded:
    option = "option__key" if role == "statement" else "beside__option__key"
    return Coded(
        id=row[f"{role}_id"],
        party=party,
        issue=issue,
        option=row[option],
        said_on=row[f"{role}__said_on"],
        reported_on=row[f"{role}__reported_on"],
        kind=Kind(row[f"{role}__kind"]),
        attribution=Attribution(row[f"{role}__attribution"]),
        tier=row[f"{role}__tier"],
        joint_with=(),
        key=str(row[f"{role}_id"]),
    )


def _from_statements(
    catalogue: Catalogue, days: list[date], evidence: Evidence
) -> dict[date, MatrixReading]:
    accepted = Statement.objects.accepted().filter(
        issue__in=[i.pk for i in catalogue.issues]
    )
    counting = evidence.narrow(accepted)
    coded = read_coded(counting)
    conditions: dict[int | str, str] = dict(
        counting.exclude(condition="").values_list("pk", "condition")
    )
    parties = [p.code for p in catalogue.parties]
    issues = [i.key for i in catalogue.issues]
    return {
        day: MatrixReading(
            build_matrix(coded, parties, issues, day, catalogue.belligerents),
            conditions,
        )
        for day in days
    }
