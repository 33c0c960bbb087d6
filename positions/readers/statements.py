"""Public statements as a list, and the intervals of positions."""

from collections.abc import Sequence
from dataclasses import dataclass

from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.catalogue import Catalogue
from positions.readers.public_statement import PublicStatement, read_public


@dataclass(frozen=True, slots=True)
class StatementList:
    """Some of `count` statements, newest first."""

    count: int
    statements: tuple[PublicStatement, ...]


def read_statements(
    catalogue: Catalogue,
    parties: Sequence[str],
    issues: Sequence[str],
    limit: int,
    offset: int,
) -> StatementList:
    """Accepted and retracted ones; no party or issue means all. Three queries."""
    wanted = _of_cells(catalogue, parties, issues)
    rows = wanted.order_by("-said_on", "-pk")[offset : offset + limit]
    return StatementList(wanted.count(), read_public(rows))


def _of_cells(
    catalogue: Catalogue, parties: Sequence[str], issues: Sequence[str]
) -> StatementQuerySet:
    keys = catalogue.issue_by_key
    wanted = Statement.objects.public().filter(
        issue__in=[keys[key].pk for key in issues or keys]
    )
    if parties:
        codes = catalogue.party_by_code
        wanted = wanted.filter(party__in=[codes[code].pk for code in parties])
    return wanted
