"""Parties, issues, options, events, papers and positions over time, as tables."""

from collections.abc import Callable, Iterator

from positions.exports.tables import Row
from positions.models import Clause, Event, Issue, Option, Participation, Position

# There are many of them: read as values, without an object each.
POSITION_COLUMNS = {
    "party": "party__code",
    "issue": "issue__key",
    "option": "option__key",
    "value": "option__value",
    "valid_from": "valid_from",
    "valid_to": "valid_to",
    "strength": "strength",
    "contested": "contested",
    "joint": "joint",
    "statement": "statement_id",
    "rule": "rule",
}

Table = tuple[tuple[str, ...], Callable[[int], Iterator[Row]]]


def _parties(process: int) -> Iterator[Row]:
    for seat in Participation.objects.filter(process=process).select_related("party"):
        yield {
            "code": seat.party.code,
            "name": seat.party.name,
            "kind": seat.party.kind,
            "role": seat.role,
        }


def _issues(process: int) -> Iterator[Row]:
    for issue in Issue.objects.filter(process=process).select_related("group"):
        yield {
            "key": issue.key,
            "title": issue.title,
            "question": issue.question,
            "group": issue.group.title,
            "ordinal": issue.ordinal,
            "pole_minus": issue.pole_minus,
            "pole_plus": issue.pole_plus,
        }


def _options(process: int) -> Iterator[Row]:
    rows = Option.objects.filter(issue__process=process).select_related("issue")
    for option in rows.order_by("issue__order", "order"):
        yield {
            "issue": option.issue.key,
            "option": option.key,
            "value": option.value,
            "label": option.label,
            "description": option.description,
            "use_when": option.use_when,
            "not_when": option.not_when,
        }


def _positions(process: int) -> Iterator[Row]:
    rows = Position.objects.filter(issue__process=process)
    ordered = rows.order_by("party__code", "issue__order", "valid_from", "pk")
    for values in ordered.values_list(*POSITION_COLUMNS.values()):
        yield dict(zip(POSITION_COLUMNS, values, strict=True))


def _events(process: int) -> Iterator[Row]:
    for event in Event.objects.filter(process=process):
        yield {
            "key": event.key,
            "date": event.date,
            "end_date": event.end_date,
            "kind": event.kind,
            "title": event.title,
            "description": event.description,
            "source_url": event.source_url,
        }


def _clauses(process: int) -> Iterator[Row]:
    rows = Clause.objects.filter(proposal__process=process).select_related(
        "proposal", "issue", "option"
    )
    for clause in rows.order_by("proposal__date", "proposal", "order"):
        yield {
            "paper": clause.proposal.key,
            "title": clause.proposal.title,
            "date": clause.proposal.date,
            "status": clause.proposal.status,
            "issue": clause.issue.key,
            "option": clause.option.key if clause.option else "",
            "clause": clause.text,
            "source_url": clause.source_url,
        }


TABLES: dict[str, Table] = {
    "parties": (("code", "name", "kind", "role"), _parties),
    "issues": (
        ("key", "title", "question", "group", "ordinal", "pole_minus", "pole_plus"),
        _issues,
    ),
    "options": (
        (
            *("issue", "option", "value", "label", "description"),
            *("use_when", "not_when"),
        ),
        _options,
    ),
    "positions": (
        tuple(POSITION_COLUMNS),
        _positions,
    ),
    "events": (
        ("key", "date", "end_date", "kind", "title", "description", "source_url"),
        _events,
    ),
    "papers": (
        (
            *("paper", "title", "date", "status", "issue", "option"),
            *("clause", "source_url"),
        ),
        _clauses,
    ),
}
