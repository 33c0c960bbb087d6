"""The permanent page of one statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.presenters.statements import StatementView, statement_view
from dashboard.presenters.wording import long_day
from positions.models import Statement
from positions.readers.catalogue import IssueEntry
from positions.readers.statement import Check, PublicStatement
from positions.vocabulary import CorrectionKind, Evidence


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What happened to the statement; people are named by their role only."""

    day: str
    what: str
    was: str = ""
    now: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StatementDetail:
    """`cell` is the query of the matrix on the day it was said, with its cell open."""

    statement: StatementView
    cell: str
    checked: str
    holds: bool
    steps: tuple[HistoryStep, ...]


def statement_page(found: PublicStatement, issue: IssueEntry) -> StatementDetail:
    """Everything that the page says."""
    row = found.row
    return StatementDetail(
        statement=statement_view(row, issue),
        cell=f"?as_of={row.said_on}&cell={row.party.code}.{issue.key}",
        checked=_checked(found.check),
        holds=found.check.quote_stands is not False
        and found.check.text_unchanged is not False,
        steps=tuple(_steps(found)),
    )


def _checked(check: Check) -> str:
    if check.quote_stands is None:
        return (
            "Cited: a person transcribed this from the linked page. Its text is not "
            "held here, so it cannot be checked by machine; open the source to compare."
        )
    if check.quote_stands and check.text_unchanged:
        return (
            f"Checked just now: the stored text holds these very words at characters "
            f"{check.start} to {check.end}, and the text still has the SHA-256 hash "
            f"{check.text_sha256}."
        )
    return (
        "Checked just now: the stored text does not hold these words at their place "
        "any more. Curators have been told by the integrity check; do not rely on it."
    )


def _steps(found: PublicStatement) -> Iterator[HistoryStep]:
    """Newest first."""
    row = found.row
    for correction in found.corrections:
        retracted = correction.kind == CorrectionKind.RETRACTED
        yield HistoryStep(
            day=long_day(correction.at.date()),
            what="Retracted by a curator" if retracted else "Corrected by a curator",
            was=correction.was,
            now="" if retracted else correction.now,
            reason=correction.reason,
        )
    if row.reviewed_at and not found.corrections:
        yield HistoryStep(long_day(row.reviewed_at.date()), "Accepted by a curator")
    yield HistoryStep(long_day(row.created_at.date()), _made(row))


def _made(row: Statement) -> str:
    by = f"{row.coder} {row.coder_version}".strip()
    if row.evidence == Evidence.VERIFIED:
        return f"Proposed from the stored text by {by}"
    return f"Transcribed from the linked page by {by}"
