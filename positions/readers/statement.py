"""One public statement with everything around it."""

import hashlib
from dataclasses import dataclass

from positions.models import Correction, Statement
from positions.readers.public_statement import PublicStatement, read_public
from positions.vocabulary import Evidence


@dataclass(frozen=True, slots=True)
class Check:
    """What came out when the quote was compared with the stored text just now.

    Both None for cited evidence, whose text is not held here.
    """

    quote_stands: bool | None = None
    text_unchanged: bool | None = None


@dataclass(frozen=True, slots=True)
class StatementReading:
    """`corrections` are the public log, the newest first."""

    statement: PublicStatement
    corrections: tuple[Correction, ...]
    check: Check


def read_statement(process: int, pk: int) -> StatementReading | None:
    """The accepted or retracted statement, None if there is no such public one."""
    wanted = Statement.objects.public().filter(issue__process=process, pk=pk)
    for statement in read_public(wanted):
        corrections = tuple(Correction.objects.filter(statement=pk))
        return StatementReading(statement, corrections, _check(pk))
    return None


def _check(pk: int) -> Check:
    """Compare the quote and the text's hash with what is stored."""
    verified = Statement.objects.filter(pk=pk, evidence=Evidence.VERIFIED)
    row = verified.select_related("article").first()
    if row is None or row.article is None:
        return Check()
    digest = hashlib.sha256(row.article.text.encode()).hexdigest()
    return Check(
        quote_stands=row.quote_matches,
        text_unchanged=digest == row.article.text_sha256,
    )
