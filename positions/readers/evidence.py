"""The public statements of one party on one issue: what a cell rests on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from positions.analysis.changes import Change, cell_changes
from positions.analysis.in_force import InForce
from positions.models import Statement
from positions.readers.positions.reader import Positions
from positions.readers.public_statement import PublicStatement, read_public


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """Statements from the newest on, retracted ones among them; `later` came after the
    day. `changes` are how the cell came to be where it is."""

    party: str
    issue: str
    in_force: InForce | None
    changes: tuple[Change, ...]
    statements: tuple[PublicStatement, ...]
    later: int


def read_cell(
    positions: Positions, party: str, issue: str, as_of: date
) -> CellEvidence:
    """Two queries beside those of the positions."""
    catalogue = positions.catalogue
    wanted = Statement.objects.public().filter(
        Q(party__code=party) | Q(joint_with__code=party),
        issue=catalogue.issue_by_key[issue].pk,
    )
    counting = positions.scope.narrow(wanted).distinct()
    rows = read_public(counting.order_by("-said_on", "-pk"))
    by_then = [row for row in rows if row.said_on <= as_of]
    found = [i for i in positions.of(party, issue) if i.valid_from <= as_of]
    return CellEvidence(
        party=party,
        issue=issue,
        in_force=found[-1].in_force if found else None,
        changes=cell_changes(found, catalogue.issue_by_key[issue].scale),
        statements=tuple(by_then),
        later=len(rows) - len(by_then),
    )
