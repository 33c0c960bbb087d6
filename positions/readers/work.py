"""What waits for curators."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Max, Q

from positions.models import (
    Feed,
    Issue,
    Participation,
    Party,
    Position,
    ProblemReport,
    Statement,
    StatementNote,
)
from positions.vocabulary import AT_THE_TABLE, STALE_AFTER_DAYS

REPORTED_SHOWN = 20
AGES = (
    ("within a day", timedelta(days=0), timedelta(days=1)),
    ("one to seven days", timedelta(days=1), timedelta(days=7)),
    ("older than seven days", timedelta(days=7), None),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix; `since` is None where nothing is in force."""

    party: Party
    issue: Issue
    since: object = None


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement with open reports, and the newest of these."""

    newest: ProblemReport
    count: int


@dataclass(frozen=True, slots=True)
class Work:
    """Counts and short lists, each with the rows that they stand for."""

    proposals: list[tuple[str, int]]
    questions: list[StatementNote]
    reported: list[Reported]
    reports: int
    empty: list[Cell]
    stale: list[Cell]
    feeds: list[Feed]
    recheck: int


def read_work(by: User, now: datetime) -> Work:
    """Everything that waits, as of `now`."""
    questions = StatementNote.objects.filter(asks=by, statement__review="proposed")
    return Work(
        proposals=[(name, _aged(now, young, old)) for name, young, old in AGES],
        questions=list(questions.select_related("statement__party", "author")[:20]),
        reported=_reported(),
        reports=ProblemReport.objects.open().count(),
        empty=_empty(),
        stale=_stale(now),
        feeds=list(
            Feed.objects.filter(Q(failures__gt=0) | ~Q(last_error=""))
            .select_related("source")
            .order_by("-failures")[:20]
        ),
        recheck=Statement.objects.to_recheck_first().count(),
    )


def _reported() -> list[Reported]:
    """Statements by their newest open report; many reports on one are one line."""
    waiting = ProblemReport.objects.open().order_by().values("statement")
    groups = waiting.annotate(count=Count("pk"), newest=Max("pk")).order_by("-newest")
    counts = {group["newest"]: group["count"] for group in groups[:REPORTED_SHOWN]}
    newest = ProblemReport.objects.filter(pk__in=counts).select_related(
        "statement__party", "statement__issue"
    )
    return [Reported(report, counts[report.pk]) for report in newest]


def _aged(now: datetime, young: timedelta, old: timedelta | None) -> int:
    rows = Statement.objects.proposed().filter(created_at__lte=now - young)
    if old is not None:
        rows = rows.filter(created_at__gt=now - old)
    return rows.count()


def _empty() -> list[Cell]:
    """Cells of belligerents and mediators without any position."""
    held = set(Position.objects.values_list("party", "issue"))
    seats = Participation.objects.filter(role__in=AT_THE_TABLE)
    issues = list(Issue.objects.all())
    return [
        Cell(seat.party, issue)
        for seat in seats.select_related("party")
        for issue in issues
        if issue.process_id == seat.process_id and (seat.party_id, issue.pk) not in held
    ]


def _stale(now: datetime) -> list[Cell]:
    """Cells whose position has stood longest without a new word."""
    old = Position.objects.filter(
        valid_to__isnull=True,
        valid_from__lt=(now - timedelta(days=STALE_AFTER_DAYS)).date(),
    )
    rows = old.select_related("party", "issue").order_by("valid_from")[:12]
    return [Cell(row.party, row.issue, row.valid_from) for row in rows]
