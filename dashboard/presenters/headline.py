"""The finding in a sentence, and the counts below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.asking.day import ComparedChoices
from dashboard.presenters.matrix import MatrixView
from dashboard.presenters.naming import sentence_case, subject, the
from dashboard.presenters.wording import (
    counted,
    listed,
    long_day,
    of_hundred,
    spelled,
    spelled_alike,
)
from positions.analysis.agreement import pair_agreement
from positions.analysis.changes import ChangeKind
from positions.analysis.dispersion import IssueSplit
from positions.analysis.headline import Headline, headline_of
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue

AT_MOST_TIED = 2


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """`title` is the sentence, `deck` what stands below it."""

    title: str
    deck: tuple[str, ...]
    coverage: tuple[str, ...]


def headline_view(
    choices: ComparedChoices,
    now: Matrix,
    before: Matrix,
    view: MatrixView,
) -> HeadlineView:
    """Of the parties and issues that are shown."""
    catalogue = choices.catalogue
    facts = headline_of(now, before, catalogue.scales)
    return HeadlineView(
        title=_title(catalogue, facts),
        deck=(*_found(view), *_sides(catalogue, now), *_changed(choices, facts)),
        coverage=tuple(_coverage(catalogue, facts, view)),
    )


def _title(catalogue: Catalogue, facts: Headline) -> str:
    parties, issues = spelled_alike(facts.of_parties, facts.of_issues)
    start = (
        f"As of {long_day(facts.as_of)}: "
        f"{parties} part{'y' if facts.of_parties == 1 else 'ies'} on "
        f"{issues} issue{'' if facts.of_issues == 1 else 's'}."
    )
    closest = _issues(catalogue, facts.closest)
    furthest = _issues(catalogue, facts.furthest)
    if closest and furthest:
        return f"{start} They are closest on {closest}, furthest apart on {furthest}"
    if facts.cells == 0:
        return f"{start} No stated position was found"
    return f"{start} Too few stated positions to compare issues"


def _issues(catalogue: Catalogue, splits: Sequence[IssueSplit]) -> str:
    titles = [subject(catalogue.issue_by_key[s.issue]) for s in splits]
    if len(titles) > AT_MOST_TIED:
        return f"{spelled(len(titles))} issues alike"
    return listed(titles)


def _found(view: MatrixView) -> list[str]:
    if view.of == 0:
        return []
    share = of_hundred(view.n / view.of)
    return [f"We found a stated position in {view.n} of {view.of} cells ({share}%)."]


def _sides(catalogue: Catalogue, now: Matrix) -> list[str]:
    """Where the two belligerents stand to each other, if there are two."""
    if not catalogue.sides or not {p.code for p in catalogue.sides} <= set(now.parties):
        return []
    a, b = catalogue.sides
    pair = pair_agreement(now, catalogue.scales, a.code, b.code)
    if pair.n == 0:
        return []
    on = "both issues" if pair.n == 2 else counted(pair.n, "issue")
    if pair.opposite == pair.n > 2:
        where = f"all {on}"
    else:
        where = f"{spelled(pair.opposite)} of the {on}"
    both = "on which both have a stated line with a place on a scale"
    who = sentence_case(f"{the(a)} and {the(b)}")
    return [f"{who} stand on opposite sides of {where} {both}."]


def _changed(choices: ComparedChoices, facts: Headline) -> list[str]:
    moved = len(facts.recent.of(ChangeKind.MOVED))
    first = len(facts.recent.of(ChangeKind.FIRST_STATED)) + len(
        facts.recent.of(ChangeKind.ON_RECORD)
    )
    since = f"Since {long_day(choices.since)}, "
    if not moved and not first:
        return [f"{since}no stated position changed."]
    parts = [
        f"{moved} {'position' if moved == 1 else 'positions'} moved" if moved else "",
        f"{first} {'was' if first == 1 else 'were'} stated for the first time"
        if first
        else "",
    ]
    return [f"{since}{' and '.join(part for part in parts if part)}."]


def _coverage(catalogue: Catalogue, facts: Headline, view: MatrixView) -> Sequence[str]:
    counts = sorted(view.columns, key=lambda c: -c.n)
    lines = [
        "Stated lines: " + ", ".join(f"{c.name} {c.n} of {c.of}" for c in counts) + "."
    ]
    if facts.closest and facts.furthest:
        n = {s.issue: s.n for s in (*facts.closest, *facts.furthest)}
        named = [f"{subject(catalogue.issue_by_key[i])} {k}" for i, k in n.items()]
        lines.append(
            "Parties with a place on the issues of the headline: "
            f"{', '.join(named)}; none with fewer than four is named."
        )
    if view.not_lines:
        lines.append(
            f"{counted(view.not_lines, 'cell').capitalize()} "
            f"{'rests' if view.not_lines == 1 else 'rest'} only on an offer, a joint "
            "text or an unconfirmed report, which count in no number."
        )
    lines.append("Empty cells are gaps in what we found.")
    return lines
