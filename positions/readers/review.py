"""One proposal with all that a curator needs to decide on it."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.contrib.auth.models import User
from django.db.models import Q

from positions.models import Office, Statement, StatementNote
from positions.readers.doubts import doubts_about
from positions.readers.highlight import Paragraph, paragraphs
from positions.vocabulary import Review

HISTORY = 6


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A statement, its text cut for marking, and what stands around it.

    `numbers` gives each proposal of the text its place in reading order, from 1.
    """

    statement: Statement
    text: list[Paragraph]
    numbers: dict[int, int]
    doubts: list[str]
    history: list[Statement]
    offices: list[Office]
    notes: list[StatementNote]
    decided: int = 0

    @property
    def number(self) -> int:
        return self.numbers.get(self.statement.pk, 1)

    @property
    def words(self) -> int:
        article = self.statement.article
        return len(article.text.split()) if article else 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a curator has come; `seconds` is the median of the last decisions."""

    waiting: int
    articles: int
    decided_today: int
    seconds: int | None = field(default=None)


def read_item(pk: int) -> ReviewItem | None:
    """The statement with its surroundings; None if there is none."""
    rows = Statement.objects.select_related(
        "party", "issue", "option", "speaker", "article__source", "source"
    )
    statement = rows.prefetch_related("joint_with").filter(pk=pk).first()
    if statement is None:
        return None
    coded: list[Statement] = []
    if statement.article is not None:
        coded = list(
            statement.article.statements.select_related(
                "party", "issue", "option"
            ).order_by("start", "pk")
        )
    return ReviewItem(
        statement=statement,
        text=paragraphs(statement.article.text, coded) if statement.article else [],
        numbers={one.pk: place for place, one in enumerate(coded, 1)},
        doubts=doubts_about(statement),
        history=_history(statement),
        offices=_offices(statement),
        notes=list(statement.notes.select_related("author", "asks")),
        decided=sum(one.review != Review.PROPOSED for one in coded),
    )


def _history(statement: Statement) -> list[Statement]:
    cell = Statement.objects.accepted().filter(
        Q(party=statement.party) | Q(joint_with=statement.party),
        issue=statement.issue,
    )
    rows = cell.select_related("option").exclude(pk=statement.pk).distinct()
    return list(rows.order_by("-said_on", "-pk")[:HISTORY])


def _offices(statement: Statement) -> list[Office]:
    if statement.speaker is None:
        return []
    held = Office.objects.filter(speaker=statement.speaker).held_on(statement.said_on)
    return list(held.select_related("party"))


def read_pace(by: User, now: datetime) -> Pace:
    """What waits, and how quickly this curator decides."""
    proposed = Statement.objects.proposed()
    since = now - timedelta(hours=12)
    mine = Statement.objects.filter(reviewed_by=by, reviewed_at__gte=since)
    times = list(mine.order_by("-reviewed_at").values_list("reviewed_at", flat=True))
    gaps = [
        (later - earlier).total_seconds()
        for later, earlier in itertools.pairwise(times)
        if later and earlier
    ]
    working = [gap for gap in gaps if gap < 300]
    return Pace(
        waiting=proposed.count(),
        articles=proposed.values("article").distinct().count(),
        decided_today=len(times),
        seconds=round(median(working)) if len(working) >= 3 else None,
    )
