"""Statements with what is shown beside their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from positions.models import Statement
from positions.readers.catalogue import IssueEntry
from positions.readers.positions.scope import Scope
from positions.readers.public_statement import (
    PublicStatement,
    read_public,
    stream_public,
)
from positions.vocabulary import Review

PAGE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class IssueStatements:
    """Statements from the newest on: page `number` of `pages`, counted from 1.

    Of all `total` accepted or retracted statements, `by_then` were made by the day and
    `accepted` of these still count.
    """

    rows: tuple[PublicStatement, ...]
    number: int
    pages: int
    by_then: int
    accepted: int
    total: int


def read_issue_statements(
    issue: IssueEntry, as_of: date, evidence: Scope, number: int = 1
) -> IssueStatements:
    """What was said on an issue by the end of a day. Three queries.

    A number beyond the last page gives the last one.
    """
    public = evidence.narrow(Statement.objects.public()).filter(issue=issue.pk)
    then = Q(said_on__lte=as_of)
    counts = public.aggregate(
        total=Count("pk"),
        by_then=Count("pk", filter=then),
        accepted=Count("pk", filter=then & Q(review=Review.ACCEPTED)),
    )
    pages = max(1, -(-counts["by_then"] // PAGE_LENGTH))
    number = min(number, pages)
    start = (number - 1) * PAGE_LENGTH
    rows = public.up_to(as_of).order_by("-said_on", "-pk")
    found = read_public(rows[start : start + PAGE_LENGTH])
    return IssueStatements(found, number, pages, **counts)


def read_all_issue_statements(
    issue: IssueEntry, as_of: date, evidence: Scope
) -> Iterator[PublicStatement]:
    """The same without pages and retracted ones, for a file."""
    accepted = evidence.narrow(Statement.objects.accepted()).filter(issue=issue.pk)
    return stream_public(accepted.up_to(as_of).order_by("-said_on", "-pk"))
