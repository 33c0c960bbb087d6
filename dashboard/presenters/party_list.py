"""All parties: how much was found of each, and how near it is to the two sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.presenters.agreement_page import sides_of
from dashboard.presenters.wording import counted, long_day, of_hundred
from positions.analysis.agreement import AgreementTable
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue
from positions.readers.parties import PartyEvidence


@dataclass(frozen=True, slots=True)
class Score:
    """Agreement with one side in points of 100, None where undefined."""

    points: int | None
    n: int


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party; `newest` is empty and `statements` 0 where nothing was found.

    A score is None for a side with itself.
    """

    code: str
    name: str
    lines: int
    of: int
    statements: int
    newest: str
    scores: tuple[Score | None, ...]


@dataclass(frozen=True, slots=True)
class PartyList:
    """`sides` are the names of the two belligerents, if there are two."""

    title: str
    sides: tuple[str, ...]
    rows: tuple[PartyLine, ...]


def party_list(
    catalogue: Catalogue,
    matrix: Matrix,
    table: AgreementTable,
    evidence: Mapping[str, PartyEvidence],
) -> PartyList:
    """In the fixed order of the parties."""
    sides = sides_of(catalogue)
    rows = tuple(
        PartyLine(
            code=party.code,
            name=party.name,
            lines=len(matrix.lines_of(party.code)),
            of=len(matrix.issues),
            statements=evidence[party.code].n if party.code in evidence else 0,
            newest=long_day(evidence[party.code].newest)
            if party.code in evidence
            else "",
            scores=tuple(_score(table, party.code, side) for side in sides),
        )
        for party in catalogue.parties
    )
    names = catalogue.party_by_code
    return PartyList(
        title=_title(matrix, rows),
        sides=tuple(names[code].name for code in sides),
        rows=rows,
    )


def _title(matrix: Matrix, rows: tuple[PartyLine, ...]) -> str:
    day = long_day(matrix.as_of)
    speaking = [row for row in rows if row.lines]
    if not speaking:
        return f"As of {day}: no stated position was found"
    most = max(row.lines for row in speaking)
    fullest = [row.name for row in speaking if row.lines == most]
    who = counted(len(speaking), "party has", "parties have")
    if len(fullest) > 1:
        return f"As of {day}: {who} a stated line on at least one issue"
    return (
        f"As of {day}: {who} a stated line on at least one issue; "
        f"{fullest[0]} on the most ({most} of {len(matrix.issues)})"
    )


def _score(table: AgreementTable, code: str, side: str) -> Score | None:
    pair = table.pair(code, side)
    if pair is None:
        return None
    defined = pair.agreement is not None
    return Score(of_hundred(pair.agreement or 0) if defined else None, pair.n)
