"""The evidence of one cell for the drawer."""

from dataclasses import dataclass

from dashboard.asking.choices import Choices
from dashboard.presenters.cells import fill
from dashboard.presenters.naming import the
from dashboard.presenters.statements import StatementView, statement_view
from dashboard.presenters.wording import long_day
from positions.analysis.changes import ChangeKind
from positions.analysis.in_force import InForce
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.readers.evidence import CellEvidence
from positions.vocabulary import Review, Strength

NO_LINE = (
    "This party has no stated line here by this date. What is shown is the latest "
    "offer, joint text or report; it counts in no number."
)
CONTESTED = "Two positions were stated on one day; both are shown."
WEAK = "Only weak evidence was found: a repeat, or a text that says it in part."
JOINT = "The line comes from a joint text that this party signed."


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """`carrying` set the cell, `beside` came later and does not count, the rest is
    the history, newest first."""

    key: str
    party: str
    the_party: str
    issue: IssueEntry
    as_of: str
    options: tuple[tuple[str, str, str], ...]
    counts: bool
    standing: str
    moved_from: str
    carrying: tuple[StatementView, ...]
    beside: tuple[StatementView, ...]
    earlier: tuple[StatementView, ...]
    later: int
    n: int


def evidence_view(
    catalogue: Catalogue, choices: Choices, found: CellEvidence
) -> EvidenceView:
    """The cell as of the chosen day."""
    issue = catalogue.issue_by_key[found.issue]
    in_force = found.in_force
    carrying = [s.id for s in in_force.statements] if in_force else []
    beside = [in_force.beside.id] if in_force and in_force.beside else []
    views = {row.pk: statement_view(row, issue) for row in found.statements}
    named = {*carrying, *beside}
    return EvidenceView(
        key=f"{found.party}.{found.issue}",
        party=catalogue.party_by_code[found.party].name,
        the_party=the(catalogue.party_by_code[found.party]),
        issue=issue,
        as_of=long_day(choices.as_of),
        options=_options(issue, in_force),
        counts=in_force is None or in_force.counts,
        standing=_standing(in_force),
        moved_from=_moved_from(issue, found),
        carrying=tuple(views[int(pk)] for pk in carrying),
        beside=tuple(views[int(pk)] for pk in beside),
        earlier=tuple(view for pk, view in views.items() if pk not in named),
        later=found.later,
        n=sum(row.review == Review.ACCEPTED for row in found.statements),
    )


def _options(
    issue: IssueEntry, in_force: InForce | None
) -> tuple[tuple[str, str, str], ...]:
    """Label, long definition and colour of each option in force."""
    keys = in_force.options if in_force else ()
    options = [issue.options[key] for key in keys]
    return tuple((o.label, o.description, fill(o)) for o in options)


def _standing(in_force: InForce | None) -> str:
    """Why the cell shows what it shows, in a sentence; empty for a plain line."""
    if in_force is None:
        return ""
    reasons = {
        NO_LINE: not in_force.counts,
        CONTESTED: in_force.contested,
        WEAK: in_force.strength is Strength.WEAK,
        JOINT: in_force.joint,
    }
    return next((sentence for sentence, holds in reasons.items() if holds), "")


def _moved_from(issue: IssueEntry, found: CellEvidence) -> str:
    """What the last stated line before this one was, if it was another."""
    moves = [c for c in found.changes if c.kind is ChangeKind.MOVED]
    if not moves or moves[-1].before is None:
        return ""
    last, before = moves[-1], moves[-1].before
    was = " and ".join(issue.options[o].label for o in before.options)
    size = f" A {last.size} step on the scale." if last.size else ""
    return (
        f"Moved on {long_day(last.on)} from “{was}”, stated on "
        f"{long_day(before.since)}.{size}"
    )
