"""A change of position as readers see it, with the words that caused it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.charts.poles import Strip, strip
from dashboard.presenters.naming import the
from dashboard.presenters.options import OptionView, held
from dashboard.presenters.statements import source_name
from dashboard.presenters.wording import (
    ATTRIBUTION_WORDS,
    KIND_WORDS,
    listed,
    long_day,
)
from positions.analysis.changes import Change, ChangeKind
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.readers.public_statement import PublicStatement, Text
from positions.vocabulary import LINE_KINDS

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Cause:
    """The statement behind a change. `quote` has at most 300 characters."""

    pk: int
    quote: str
    language: str
    verbatim: bool
    summary: str
    speaker: str
    role: str
    url: str
    publisher: str
    badge: str
    unconfirmed: bool
    kind: str
    said: str
    reported: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """`way` says how far and toward whom; `up` is None where there is no direction."""

    key: str
    anchor: str
    party: str
    party_name: str
    issue: str
    day: str
    repeated: str
    kind: ChangeKind
    before: tuple[OptionView, ...]
    after: tuple[OptionView, ...]
    was_since: str
    way: str
    strip: Strip | None
    up: bool | None
    causes: tuple[Cause, ...]
    text: Text | None


def change_view(
    catalogue: Catalogue, change: Change, statements: Mapping[int, PublicStatement]
) -> ChangeView:
    """`statements` holds those that carry the position after the change."""
    issue = catalogue.issue_by_key[change.issue]
    party = catalogue.party_by_code[change.party]
    step = change.step
    return ChangeView(
        key=f"{change.party}.{change.issue}",
        anchor=f"{change.party}-{change.issue}-{change.on}",
        party=party.narrow_name,
        party_name=party.name,
        issue=issue.title,
        day=long_day(change.on),
        repeated=_repeated(change),
        kind=change.kind,
        before=tuple(option.bare() for option in held(issue, change.before)),
        after=held(issue, change.after),
        was_since=long_day(change.before.since) if change.before else "",
        way=_way(catalogue, change, issue),
        strip=_strip(issue, change),
        up=None if step is None or step == 0 else step > 0,
        causes=tuple(
            cause(statements[int(s.id)])
            for s in change.after.statements
            if int(s.id) in statements
        ),
        text=_text(change, statements),
    )


def _text(change: Change, statements: Mapping[int, PublicStatement]) -> Text | None:
    """The text of the statement that carries the new position."""
    public = statements.get(int(change.after.statements[0].id))
    return public.text if public else None


def _repeated(change: Change) -> str:
    """The last day of a repeat; the year stands only where it is another one."""
    day = change.repeated_on
    if day is None:
        return ""
    return f"{day.day} {day:%B}" if day.year == change.on.year else long_day(day)


def cause(public: PublicStatement) -> Cause:
    """What was said, and where it stands."""
    return Cause(
        pk=public.pk,
        quote=public.quote,
        language=public.quote_language,
        verbatim=public.verbatim,
        summary=public.summary,
        speaker=public.speaker,
        role=public.speaker_role,
        url=public.source_url,
        publisher=source_name(public),
        badge=ATTRIBUTION_WORDS[public.attribution],
        unconfirmed=public.unconfirmed,
        kind="" if public.kind in LINE_KINDS else KIND_WORDS[public.kind],
        said=long_day(public.said_on),
        reported=_reported(public),
    )


def _reported(public: PublicStatement) -> str:
    if public.reported_on is None or public.reported_on == public.said_on:
        return ""
    return long_day(public.reported_on)


def _way(catalogue: Catalogue, change: Change, issue: IssueEntry) -> str:
    """Such as "Medium step, toward Russia and China; away from Ukraine"."""
    if change.kind is not ChangeKind.MOVED:
        return ""
    toward, away = (
        listed(_few([the(catalogue.party_by_code[p]) for p in codes]))
        for codes in (change.toward, change.away)
    )
    where = "; ".join(
        part
        for part in (toward and f"toward {toward}", away and f"away from {away}")
        if part
    )
    return f"{_size(change, issue)}{', ' if where else ''}{where}"


def _size(change: Change, issue: IssueEntry) -> str:
    if change.size is not None:
        return f"{change.size.capitalize()} step"
    if not issue.scale.ordinal:
        return "Another answer; this issue has no scale"
    return f"No step on the scale: {_no_step(issue, change)}"


def _no_step(issue: IssueEntry, change: Change) -> str:
    """Why there is none: an end without a place, or with several."""
    ends = [("before", change.before), ("now", change.after)]
    reasons = []
    for when, position in ends:
        if position is None:
            continue
        unplaced = [issue.options[o] for o in position.options]
        unplaced = [option for option in unplaced if option.value is None]
        if position.contested:
            reasons.append(f"two positions on one day {when}")
        elif unplaced:
            reasons.append(f"“{unplaced[0].label}” {when}, which has no place on it")
    return " and ".join(reasons)


def _few(names: list[str]) -> list[str]:
    if len(names) <= NAMED_AT_MOST + 1:
        return names
    more = len(names) - NAMED_AT_MOST
    return [*names[:NAMED_AT_MOST], f"{more} more"]


def _strip(issue: IssueEntry, change: Change) -> Strip | None:
    """A ring at the old place, an arrow to the new one."""
    if change.before is None or change.step in (None, 0):
        return None
    old = issue.scale.values(change.before.options)[0]
    return strip(issue.scale.values(change.after.options)[:1], old)
