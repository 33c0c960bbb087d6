"""The evidence of one cell for the drawer."""

from dataclasses import dataclass

from dashboard.asking.day import DayChoices
from dashboard.presenters.naming import the
from dashboard.presenters.options import OptionView, held, labels
from dashboard.presenters.statements import StatementView, statement_view
from dashboard.presenters.wording import long_day
from positions.analysis.changes import ChangeKind
from positions.analysis.in_force import InForce
from positions.readers.catalogue import IssueEntry
from positions.readers.evidence import CellEvidence
from positions.vocabulary import Strength

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
    options: tuple[OptionView, ...]
    standing: str
    moved_from: str
    carrying: tuple[StatementView, ...]
    beside: tuple[StatementView, ...]
    earlier: tuple[StatementView, ...]
    later: int
    n: int


def evidence_view(choices: DayChoices, cell: CellEvidence) -> EvidenceView:
    """The cell as of the chosen day."""
    catalogue = choices.catalogue
    issue = catalogue.issue_by_key[cell.issue]
    in_force = cell.in_force
    carrying = [s.id for s in in_force.statements] if in_force else []
    beside = [in_force.beside.id] if in_force and in_force.beside else []
    views = {row.pk: statement_view(row, issue) for row in cell.statements}
    named = {*carrying, *beside}
    return EvidenceView(
        key=f"{cell.party}.{cell.issue}",
        party=catalogue.party_by_code[cell.party].name,
        the_party=the(catalogue.party_by_code[cell.party]),
        issue=issue,
        as_of=long_day(choices.as_of),
        options=held(issue, in_force),
        standing=_standing(in_force),
        moved_from=_moved_from(issue, cell),
        carrying=tuple(views[int(pk)] for pk in carrying),
        beside=tuple(views[int(pk)] for pk in beside),
        earlier=tuple(view for pk, view in views.items() if pk not in named),
        later=cell.later,
        n=sum(not row.retracted for row in cell.statements),
    )


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


def _moved_from(issue: IssueEntry, cell: CellEvidence) -> str:
    """What the last stated line before this one was, if it was another."""
    moves = [c for c in cell.changes if c.kind is ChangeKind.MOVED]
    if not moves or moves[-1].before is None:
        return ""
    last, before = moves[-1], moves[-1].before
    was = labels(held(issue, before))
    size = f" A {last.size} step on the scale." if last.size else ""
    return (
        f"Moved on {long_day(last.on)} from “{was}”, stated on "
        f"{long_day(before.since)}.{size}"
    )
