"""How far two curators who read the same passage blindly agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import QuerySet

from positions.analysis.reliability import Level, Reliability, reliability
from positions.models import DoubleCoding, Issue, Option, Statement
from positions.vocabulary import DECIDED, Review

NO_POSITION = "no position"
# One proposal in five, spread evenly and the same for everybody.
SAMPLE = 5


@dataclass(frozen=True, slots=True)
class IssueReliability:
    """Alpha on one issue; `issue` is None for all issues together."""

    issue: Issue | None
    found: Reliability


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement whose second reading differs from the record."""

    statement: Statement
    first: str
    second: str
    coder: User


def next_to_code(by: User) -> Statement | None:
    """A decided statement of the sample that this curator has not read yet."""
    decided = Statement.objects.filter(review__in=DECIDED, article__isnull=False)
    rows = decided.exclude(reviewed_by=by).exclude(coder=by.get_username())
    rows = rows.exclude(codings__coder=by).order_by("pk")
    for pk in rows.values_list("pk", flat=True):
        if pk % SAMPLE == 0:
            return rows.select_related("article", "party", "issue").get(pk=pk)
    return None


def read_reliability(process: int | None = None) -> list[IssueReliability]:
    """Alpha over all issues first, then of each issue that was read twice.

    Over all, answers are compared as names; on an ordinal issue by their order. Of
    one process or of all of them. Two queries; one if nothing was read twice.
    """
    codings = _codings()
    if process is not None:
        codings = codings.filter(statement__issue__process=process)
    units: dict[int, list[tuple[str, str]]] = {}
    for coding in codings:
        pair = (_recorded(coding.statement), _read(coding))
        units.setdefault(coding.statement.issue_id, []).append(pair)
    if not units:
        return []
    scales = _options_by_issue(units)
    everything = [
        tuple(f"{pk}: {answer}" for answer in pair)
        for pk, pairs in units.items()
        for pair in pairs
    ]
    domain = sorted({answer for pair in everything for answer in pair})
    overall = reliability(everything, domain, Level.NOMINAL)
    return [
        IssueReliability(None, overall),
        *(
            IssueReliability(issue, _of_issue(issue, keys, units[issue.pk]))
            for issue, keys in scales
        ),
    ]


def read_disagreements() -> list[Disagreement]:
    """Second readings that differ from the record, the newest first."""
    found = []
    for coding in _codings():
        first, second = _recorded(coding.statement), _read(coding)
        if first != second:
            found.append(Disagreement(coding.statement, first, second, coding.coder))
    return found


def _codings() -> QuerySet[DoubleCoding]:
    return DoubleCoding.objects.select_related(
        "option", "coder", "statement__option", "statement__issue", "statement__party"
    )


def _options_by_issue(issues: Iterable[int]) -> list[tuple[Issue, list[str]]]:
    rows = Option.objects.filter(issue__in=list(issues)).select_related("issue")
    in_order = rows.order_by("issue__order", "issue", "order", "pk")
    return [
        (found[0].issue, [option.key for option in found])
        for _, group in groupby(in_order, key=lambda option: option.issue_id)
        if (found := list(group))
    ]


def _of_issue(
    issue: Issue, options: list[str], pairs: list[tuple[str, str]]
) -> Reliability:
    answers = {answer for pair in pairs for answer in pair}
    ordered = issue.ordinal and NO_POSITION not in answers
    level = Level.ORDINAL if ordered else Level.NOMINAL
    return reliability(pairs, [*options, NO_POSITION], level)


def _recorded(statement: Statement) -> str:
    taken = statement.review != Review.REJECTED and statement.option
    return statement.option.key if taken and statement.option else NO_POSITION


def _read(coding: DoubleCoding) -> str:
    return coding.option.key if coding.option else NO_POSITION
