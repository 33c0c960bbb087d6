"""How clauses fit stated positions, in words: cells, rows and totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.presenters.options import labels
from dashboard.presenters.wording import of_hundred
from positions.analysis.fit import ClauseFit, Fit, PartyFit, ProposalFit
from positions.readers.catalogue import Catalogue, PartyEntry
from positions.readers.proposals import ClauseEntry, ProposalEntry
from positions.vocabulary import STALE_AFTER_DAYS

FIT_WORDS = {
    Fit.IN_LINE: ("In line", "yes", "check"),
    Fit.WITHIN_REACH: ("Within reach", "may", "adjustments-horizontal"),
    Fit.AGAINST: ("Against", "no", "x-mark"),
    Fit.DIFFERENT: ("Another answer", "oth", "arrows-right-left"),
    Fit.NO_STANCE: ("No stance of its own", "own", ""),
    Fit.UNKNOWN: ("Nothing found", "unk", ""),
}


@dataclass(frozen=True, slots=True)
class FitCell:
    """One clause for one party, in words; `age` only if it is an old position."""

    party: str
    word: str
    css: str
    icon: str
    option: str
    age: str
    key: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause; `option` is empty where it fits no option and is not compared."""

    name: str
    text: str
    option: str
    source_url: str
    cells: tuple[FitCell, ...]


@dataclass(frozen=True, slots=True)
class FitRow:
    """A party's total: which clauses are against its stated position, of how many."""

    name: str
    is_author: bool
    blocked: tuple[str, ...]
    tested: int
    clauses: int
    in_line: int
    within_reach: int
    against: int
    different: int
    untested: int
    score: int | None
    marks: tuple[tuple[str, str], ...]


def party_row(
    catalogue: Catalogue, paper: ProposalEntry, fit: ProposalFit, party: PartyEntry
) -> FitRow:
    """The total of one party, and a mark for each clause in order."""
    total: PartyFit = fit.parties[party.code]
    names = clause_names(catalogue, paper)
    cells = [
        (names[e.clause.key], cell.fit)
        for e in paper.clauses
        if (cell := fit.cell(e.clause.key, party.code))
    ]
    return FitRow(
        name=party.name,
        is_author=party.code in paper.authors,
        blocked=tuple(names[clause.key] for clause in total.blocked_by),
        tested=total.tested,
        clauses=total.clauses,
        in_line=total.in_line,
        within_reach=total.within_reach,
        against=total.against,
        different=total.different,
        untested=total.clauses - total.tested,
        score=None if total.score is None else of_hundred(total.score),
        marks=tuple(
            (FIT_WORDS[clause_fit][1], f"{name}: {FIT_WORDS[clause_fit][0]}")
            for name, clause_fit in cells
        ),
    )


def clause_names(catalogue: Catalogue, paper: ProposalEntry) -> dict[str, str]:
    """The title of each clause's issue, numbered where several speak of one."""
    issues = [e.clause.issue for e in paper.clauses]
    names = {}
    for at, entry in enumerate(paper.clauses):
        issue = entry.clause.issue
        title = catalogue.issue_by_key[issue].title
        nth = issues[: at + 1].count(issue)
        several = issues.count(issue) > 1
        names[entry.clause.key] = f"{title} ({nth})" if several else title
    return names


def clause_row(
    catalogue: Catalogue,
    paper: ProposalEntry,
    entry: ClauseEntry,
    fit: ProposalFit,
    parties: Sequence[PartyEntry],
    as_of: date,
) -> ClauseRow:
    """One clause against the given parties; no cells if it fits no option."""
    issue = catalogue.issue_by_key[entry.clause.issue]
    key = entry.clause.option
    fits = [(p, fit.cell(entry.clause.key, p.code)) for p in parties]
    return ClauseRow(
        name=clause_names(catalogue, paper)[entry.clause.key],
        text=entry.text,
        option=issue.options[key].label if key else "",
        source_url=entry.source_url,
        cells=tuple(_cell(catalogue, p, c, as_of) for p, c in fits if c),
    )


def _cell(
    catalogue: Catalogue, party: PartyEntry, cell: ClauseFit, as_of: date
) -> FitCell:
    word, css, icon = FIT_WORDS[cell.fit]
    options = catalogue.issue_by_key[cell.clause.issue].options
    line = cell.line
    age = line.age(as_of) if line else 0
    return FitCell(
        party=party.narrow_name,
        word=word,
        css=css,
        icon=icon,
        option=labels(options[o] for o in line.options) if line else "",
        age=f"{age} days old" if age > STALE_AFTER_DAYS else "",
        key=f"{party.code}.{cell.clause.issue}",
    )
