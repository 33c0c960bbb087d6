"""Statements as a discourse network counts them, without repetitions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from positions.analysis.coded import Coded
from positions.analysis.scale import IssueScale


@dataclass(frozen=True, slots=True)
class NetworkStatement:
    """One party on one issue at one level, in one document on one day."""

    party: str
    issue: str
    option: str
    level: float
    document: str
    said_on: date


class Within(StrEnum):
    """Where a party that says the same on the same issue again is counted once.

    A week is the ISO week of its year, a month that of its year: the 17th week of 2025
    is not the 17th of 2026.
    """

    NOTHING = "nothing"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


def network_statements(
    statements: Iterable[Coded],
    scales: Mapping[str, IssueScale],
    documents: Mapping[int | str, str],
) -> tuple[NetworkStatement, ...]:
    """Statements with a place on an ordinal scale, one per signatory of a joint text.

    `documents` names the document of a statement by its id; unnamed ones stand alone.
    """
    return tuple(
        NetworkStatement(party, s.issue, s.option, level, document, s.said_on)
        for s in statements
        if s.option is not None
        and (level := scales[s.issue].options[s.option]) is not None
        for document in (documents.get(s.id, str(s.id)),)
        for party in dict.fromkeys((s.party, *s.joint_with))
    )


def without_repeats(
    statements: Iterable[NetworkStatement], within: Within
) -> tuple[NetworkStatement, ...]:
    """Keep the first of equal (party, issue, option) in each window, by day."""
    in_order = sorted(statements, key=lambda s: s.said_on)
    if within is Within.NOTHING:
        return tuple(in_order)
    first: dict[tuple[object, ...], NetworkStatement] = {}
    for s in in_order:
        first.setdefault((s.party, s.issue, s.option, _window(s, within)), s)
    return tuple(first.values())


def _window(s: NetworkStatement, within: Within) -> object:
    week = s.said_on.isocalendar()
    return {
        Within.DOCUMENT: s.document,
        Within.WEEK: (week.year, week.week),
        Within.MONTH: (s.said_on.year, s.said_on.month),
        Within.YEAR: s.said_on.year,
        Within.RANGE: None,
    }[within]
