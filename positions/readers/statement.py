"""One public statement with everything around it."""

import hashlib
from dataclasses import dataclass

from positions.models import Correction, Statement
from positions.vocabulary import Evidence


@dataclass(frozen=True, slots=True)
class Check:
    """What came out when the quote was compared with the stored text just now.

    All None for cited evidence, whose text is not held here.
    """

    quote_stands: bool | None = None
    text_unchanged: bool | None = None
    text_sha256: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class PublicStatement:
    """The row, the public log of its corrections (newest first), and the check."""

    row: Statement
    corrections: tuple[Correction, ...]
    check: Check


def read_statement(process: int, pk: int) -> PublicStatement | None:
    """The accepted or retracted statement, None if there is no such public one."""
    row = (
        Statement.objects.public()
        .filter(issue__process=process, pk=pk)
        .select_related("party", "issue", "option", "speaker", "source")
        .select_related("article__source")
        .prefetch_related("joint_with", "corrections")
        .first()
    )
    if row is None:
        return None
    return PublicStatement(row, tuple(row.corrections.all()), check(row))


def check(row: Statement) -> Check:
    """Compare the quote and the text's hash with what is stored."""
    article = row.article
    if row.evidence != Evidence.VERIFIED or article is None:
        return Check()
    return Check(
        quote_stands=row.quote_matches,
        text_unchanged=(
            hashlib.sha256(article.text.encode()).hexdigest() == article.text_sha256
        ),
        text_sha256=article.text_sha256,
        start=row.start,
        end=row.end,
    )
