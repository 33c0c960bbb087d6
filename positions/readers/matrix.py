"""The matrix as of a date, from the table of positions or from the statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from positions.analysis.matrix import Matrix, build_matrix
from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.catalogue import Catalogue
from positions.readers.coded import read_coded_and_conditions
from positions.readers.known import KnownPositions, Positions
from positions.vocabulary import OWN_WORDS


@dataclass(frozen=True, slots=True)
class Scope:
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
    catalogue: Catalogue,
    days: Iterable[date],
    evidence: Scope,
    known: Positions | None = None,
) -> dict[date, MatrixReading]:
    """The matrix on each of `days`.

    At most two queries, whether all evidence counts or the matrix has to be worked out
    from a part of the statements. In the first case the signatories of a joint text
    are not read. `known` is of the catalogue and its revision, and saves reading a
    position twice.
    """
    wanted = sorted(set(days))
    if evidence.is_all:
        return _from_positions(catalogue, wanted, known or KnownPositions(catalogue))
    return _from_statements(catalogue, wanted, evidence)


def narrowed(
    reading: MatrixReading, parties: Iterable[str], issues: Iterable[str]
) -> MatrixReading:
    """The same reading for some of its parties and issues, in the order given."""
    matrix = replace(reading.matrix, parties=tuple(parties), issues=tuple(issues))
    return replace(reading, matrix=matrix)


def _from_positions(
    catalogue: Catalogue, days: list[date], known: Positions
) -> dict[date, MatrixReading]:
    parties = tuple(p.code for p in catalogue.parties)
    issues = tuple(i.key for i in catalogue.issues)
    return {
        day: MatrixReading(Matrix(day, parties, issues, cells), known.conditions)
        for day, cells in known.on(days).items()
    }


def _from_statements(
    catalogue: Catalogue, days: list[date], evidence: Scope
) -> dict[date, MatrixReading]:
    accepted = Statement.objects.accepted().filter(
        issue__in=[i.pk for i in catalogue.issues]
    )
    coded, conditions = read_coded_and_conditions(evidence.narrow(accepted))
    parties = [p.code for p in catalogue.parties]
    issues = [i.key for i in catalogue.issues]
    return {
        day: MatrixReading(
            build_matrix(coded, parties, issues, day, catalogue.belligerents),
            conditions,
        )
        for day in days
    }
