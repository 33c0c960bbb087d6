"""The permanent page of one statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.presenters.statements import StatementView, statement_view
from dashboard.presenters.wording import long_day
from positions.readers.catalogue import IssueEntry
from positions.readers.public_statement import PublicStatement
from positions.readers.statement import Check, StatementReading
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


def statement_page(reading: StatementReading, issue: IssueEntry) -> StatementDetail:
    """Everything that the page says."""
    public, check = reading.statement, reading.check
    return StatementDetail(
        statement=statement_view(public, issue),
        cell=f"?as_of={public.said_on}&cell={public.party}.{issue.key}",
        checked=_checked(public, check),
        holds=check.quote_stands is not False and check.text_unchanged is not False,
        steps=tuple(_steps(reading)),
    )


def _checked(public: PublicStatement, check: Check) -> str:
    if check.quote_stands is None:
        return (
            "Cited: a person transcribed this from the linked page. Its text is not "
            "held here, so it cannot be checked by machine; open the source to compare."
        )
    if check.quote_stands and check.text_unchanged:
        return (
            f"Checked just now: the stored text holds these very words at characters "
            f"{public.start} to {public.end}, and the text still has the SHA-256 hash "
            f"{public.text_sha256}."
        )
    return (
        "Checked just now: the stored text does not hold these words at their place "
        "any more. Curators have been told by the integrity check; do not rely on it."
    )


def _steps(reading: StatementReading) -> Iterator[HistoryStep]:
    """Newest first."""
    public = reading.statement
    for correction in reading.corrections:
        retracted = correction.kind == CorrectionKind.RETRACTED
        yield HistoryStep(
            day=long_day(correction.at.date()),
            what="Retracted by a curator" if retracted else "Corrected by a curator",
            was=correction.was,
            now="" if retracted else correction.now,
            reason=correction.reason,
        )
    if public.reviewed_on and not reading.corrections:
        yield HistoryStep(long_day(public.reviewed_on), "Accepted by a curator")
    yield HistoryStep(long_day(public.created_at.date()), _made(public))


def _made(public: PublicStatement) -> str:
    if public.evidence is Evidence.VERIFIED:
        return f"Proposed from the stored text by {public.coded_by}"
    return f"Transcribed from the linked page by {public.coded_by}"
