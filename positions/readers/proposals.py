"""Papers clause by clause, and how they compare with stated positions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from positions.analysis.fit import PlanClause, ProposalFit, proposal_fit
from positions.analysis.matrix import Matrix
from positions.models import Clause as ClauseRow
from positions.models import Proposal
from positions.readers.catalogue import Catalogue
from positions.readers.positions.reader import Positions
from positions.vocabulary import Attribution, ProposalStatus


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """One point of a paper in our words; `clause` is what the measures see."""

    clause: PlanClause
    text: str
    source_url: str


@dataclass(frozen=True, slots=True)
class ProposalEntry:
    """A paper; `authors` are codes of parties in this process or others."""

    key: str
    title: str
    day: date
    authors: tuple[str, ...]
    status: ProposalStatus
    attribution: Attribution
    source_urls: tuple[str, ...]
    note: str
    clauses: tuple[ClauseEntry, ...]


def read_proposals(process: int) -> tuple[ProposalEntry, ...]:
    """All papers of a process, oldest first. Three queries."""
    clauses = ClauseRow.objects.select_related("issue", "option").order_by(
        "order", "pk"
    )
    rows = Proposal.objects.filter(process=process).prefetch_related(
        "authors", Prefetch("clauses", queryset=clauses)
    )
    return tuple(_entry(row) for row in rows)


def read_fits(
    positions: Positions,
    proposals: Iterable[ProposalEntry],
    days: Mapping[str, date],
) -> dict[str, ProposalFit]:
    """Each paper against the positions of its own day in `days`, by key."""
    wanted = list(proposals)
    readings = positions.on(days[p.key] for p in wanted)
    return {
        p.key: fit_of(positions.catalogue, p, readings[days[p.key]].matrix)
        for p in wanted
    }


def fit_of(catalogue: Catalogue, paper: ProposalEntry, matrix: Matrix) -> ProposalFit:
    """One paper against one matrix."""
    clauses = [entry.clause for entry in paper.clauses]
    return proposal_fit(clauses, matrix, catalogue.scales)


def _entry(row: Proposal) -> ProposalEntry:
    return ProposalEntry(
        key=row.key,
        title=row.title,
        day=row.date,
        authors=tuple(party.code for party in row.authors.all()),
        status=ProposalStatus(row.status),
        attribution=Attribution(row.attribution),
        source_urls=tuple(row.source_urls),
        note=row.note,
        clauses=tuple(
            ClauseEntry(
                PlanClause(
                    str(clause.pk),
                    clause.issue.key,
                    clause.option.key if clause.option else None,
                ),
                clause.text,
                clause.source_url,
            )
            for clause in row.clauses.all()
        ),
    )
