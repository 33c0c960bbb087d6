"""Parties, issues, options and events of a peace process, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from positions.analysis.scale import IssueScale
from positions.models import Event, Option, Participation
from positions.vocabulary import EventKind, PartyKind


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party at the table; `narrow_name` is for narrow places."""

    pk: int
    code: str
    name: str
    narrow_name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """One stance; `value` is None where it has no place on the scale."""

    pk: int
    key: str
    value: float | None
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """An issue with its options in the order of the scale."""

    pk: int
    key: str
    title: str
    question: str
    why: str
    group: str
    group_title: str
    pole_minus: str
    pole_plus: str
    options: Mapping[str, OptionEntry]
    scale: IssueScale


@dataclass(frozen=True, slots=True)
class EventEntry:
    """A meeting, truce, attack, document or deadline."""

    key: str
    day: date
    end_day: date | None
    kind: EventKind
    title: str
    description: str
    source_url: str


@dataclass(frozen=True)
class Catalogue:
    """Everything of a process that a page needs besides statements.

    Parties stand in their fixed order, issues by group and then by their own order,
    events by day.
    """

    parties: tuple[PartyEntry, ...]
    issues: tuple[IssueEntry, ...]
    events: tuple[EventEntry, ...]

    @cached_property
    def party_by_code(self) -> dict[str, PartyEntry]:
        return {p.code: p for p in self.parties}

    @cached_property
    def issue_by_key(self) -> dict[str, IssueEntry]:
        return {i.key: i for i in self.issues}

    @cached_property
    def groups(self) -> dict[str, str]:
        """Titles of the issue groups by key, in order."""
        return {i.group: i.group_title for i in self.issues}

    @cached_property
    def scales(self) -> dict[str, IssueScale]:
        return {i.key: i.scale for i in self.issues}

    @cached_property
    def belligerent_parties(self) -> tuple[PartyEntry, ...]:
        """Those at war with each other, in the order of the parties."""
        return tuple(p for p in self.parties if p.kind is PartyKind.BELLIGERENT)

    @cached_property
    def belligerents(self) -> frozenset[str]:
        """Codes of the parties whose line is set by their own rows only."""
        return frozenset(p.code for p in self.belligerent_parties)

    @property
    def sides(self) -> tuple[PartyEntry, ...]:
        """The two belligerents; empty unless there are exactly two."""
        parties = self.belligerent_parties
        return parties if len(parties) == 2 else ()


def read_catalogue(process: int) -> Catalogue:
    """Three queries, whatever the size."""
    seats = Participation.objects.filter(process=process).select_related("party")
    return Catalogue(
        parties=tuple(_party(seat) for seat in seats),
        issues=tuple(_issues(process)),
        events=tuple(_events(process)),
    )


def _party(seat: Participation) -> PartyEntry:
    party = seat.party
    return PartyEntry(
        party.pk, party.code, party.name, party.narrow_name, PartyKind(party.kind)
    )


def _issues(process: int) -> Iterable[IssueEntry]:
    options = (
        Option.objects.filter(issue__process=process)
        .select_related("issue__group")
        .defer("use_when", "not_when")
        .order_by(
            "issue__group__order", "issue__group", "issue__order", "issue", "order"
        )
    )
    for _, found in groupby(options, key=lambda option: option.issue_id):
        yield _issue(list(found))


def _issue(options: list[Option]) -> IssueEntry:
    issue = options[0].issue
    entries = {
        o.key: OptionEntry(o.pk, o.key, o.value, o.label, o.description)
        for o in options
    }
    return IssueEntry(
        pk=issue.pk,
        key=issue.key,
        title=issue.title,
        question=issue.question,
        why=issue.why,
        group=issue.group.key,
        group_title=issue.group.title,
        pole_minus=issue.pole_minus,
        pole_plus=issue.pole_plus,
        options=entries,
        scale=IssueScale(
            issue.key, issue.ordinal, {key: o.value for key, o in entries.items()}
        ),
    )


def _events(process: int) -> Iterable[EventEntry]:
    for e in Event.objects.filter(process=process):
        yield EventEntry(
            e.key,
            e.date,
            e.end_date,
            EventKind(e.kind),
            e.title,
            e.description,
            e.source_url,
        )
