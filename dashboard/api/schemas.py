"""What the API answers. Days are like 2025-04-22; values lie between -1 and 1.

Plain models: those of ninja would look for each value in a model of the database first.
"""

from datetime import date, datetime
from typing import Any, get_type_hints

from ninja import Field
from pydantic import BaseModel, create_model

from positions.readers.public_statement import PublicStatement
from positions.statement_fields import FIELDS


class About(BaseModel):
    """The peace process and the state of the data that an answer is about."""

    process: str
    revision: int = Field(description="Raised by every public change of the data.")
    licence: str


class Refusal(BaseModel):
    """What was wrong with a request, in plain lines."""

    errors: list[str]


class ProcessOut(BaseModel):
    slug: str
    name: str
    summary: str
    newest_statement: date | None


class ProcessesOut(BaseModel):
    revision: int
    licence: str
    processes: list[ProcessOut]


class PartyOut(BaseModel):
    code: str
    name: str
    short_name: str
    kind: str


class PartiesOut(About):
    parties: list[PartyOut]


class OptionOut(BaseModel):
    key: str
    label: str
    value: float | None = Field(description="Place on the scale; null: none.")
    description: str


class IssueOut(BaseModel):
    key: str
    title: str
    question: str
    group: str
    ordinal: bool
    pole_minus: str
    pole_plus: str
    options: list[OptionOut]


class IssuesOut(About):
    issues: list[IssueOut]


class CellOut(BaseModel):
    """A position in force. What is not listed is a gap: nothing was found."""

    party: str
    issue: str
    options: list[str] = Field(description="Several if contested on one day.")
    values: list[float | None]
    counts: bool = Field(description="False: an offer, joint text or report only.")
    strength: str
    contested: bool
    joint: bool
    since: date
    age_days: int
    statements: list[int]
    newer_not_counted: str | None


class MatrixOut(About):
    as_of: date
    known_at: date | None
    own_words_only: bool
    rule: str
    parties: list[str]
    issues: list[str]
    stated: int = Field(description="Cells with a stated line, of all cells.")
    of: int
    cells: list[CellOut]


ROW_FIELDS = tuple(field for field in FIELDS if field.name != "process")
_HINTS = get_type_hints(PublicStatement) | {
    name: get_type_hints(member.fget)["return"]
    for name, member in vars(PublicStatement).items()
    if isinstance(member, property)
}
_COLUMNS: dict[str, Any] = {
    field.in_api: (_HINTS[field.name], Field(description=field.means))
    for field in ROW_FIELDS
}
_Row: Any = create_model("_Row", __base__=BaseModel, **_COLUMNS)


class StatementOut(_Row):  # type: ignore[misc]  # its fields are those of the list
    """An accepted statement, or a retracted one marked as such."""

    url: str = Field(description="Address of its page.")


class StatementsOut(About):
    count: int
    offset: int
    limit: int
    statements: list[StatementOut]


class StatementOneOut(About):
    statement: StatementOut


class PositionOut(BaseModel):
    """An interval; `valid_to` is the first day on which it no longer holds."""

    party: str
    issue: str
    option: str
    valid_from: date
    valid_to: date | None
    strength: str
    contested: bool
    joint: bool
    statement: int


class PositionsOut(About):
    rule: str
    positions: list[PositionOut]


class PairOut(BaseModel):
    """Agreement of two parties from 0 to 1; null below the least number of issues."""

    a: str
    b: str
    agreement: float | None
    n: int = Field(description="Issues that both share.")
    of: int
    same: int
    neutral: int
    opposite: int
    different: int
    lower: float = Field(description="What missing cells could still make of it.")
    upper: float
    claim: str


class AgreementOut(About):
    as_of: date
    known_at: date | None
    own_words_only: bool
    rule: str
    least_shared: int
    pairs: list[PairOut]


class ChangeOut(BaseModel):
    """A cell that differs; only kind "moved" is a move."""

    party: str
    issue: str
    kind: str
    said_on: date
    repeated_on: date | None
    before: list[str]
    after: list[str]
    step: float | None
    size: str | None
    toward: list[str]
    away: list[str]
    statements: list[int]


class ChangesOut(About):
    since: date
    until: date
    known_at: date | None
    moved: int
    known_before: int
    unchanged: int
    changes: list[ChangeOut]


class ClauseOut(BaseModel):
    issue: str
    option: str | None
    text: str
    source_url: str


class ProposalOut(BaseModel):
    key: str
    title: str
    day: date
    authors: list[str]
    status: str
    attribution: str
    note: str
    source_urls: list[str]
    clauses: list[ClauseOut]


class ProposalsOut(About):
    proposals: list[ProposalOut]


class CorrectionOut(BaseModel):
    statement: int
    kind: str
    was: str
    now: str
    reason: str
    at: datetime


class CorrectionsOut(About):
    corrections: list[CorrectionOut]
