"""Values of the domain as rows of the API's answers."""

from collections.abc import Iterable

from dashboard.api.schemas import (
    ROW_FIELDS,
    CellOut,
    ChangeOut,
    ClauseOut,
    CorrectionOut,
    IssueOut,
    OptionOut,
    PairOut,
    PositionOut,
    ProposalOut,
    StatementOut,
)
from dashboard.asking.edition import Edition
from positions.analysis.agreement import PairAgreement
from positions.analysis.changes import Change
from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval
from positions.analysis.matrix import Matrix
from positions.models import Correction
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.readers.proposals import ProposalEntry
from positions.readers.public_statement import PublicStatement


def issue_out(issue: IssueEntry) -> IssueOut:
    """An issue with its options in the order of the scale."""
    return IssueOut(
        key=issue.key,
        title=issue.title,
        question=issue.question,
        group=issue.group,
        ordinal=issue.scale.ordinal,
        pole_minus=issue.pole_minus,
        pole_plus=issue.pole_plus,
        options=[
            OptionOut(
                key=o.key, label=o.label, value=o.value, description=o.description
            )
            for o in issue.options.values()
        ],
    )


def cells_out(catalogue: Catalogue, matrix: Matrix) -> list[CellOut]:
    """The filled cells, party by party."""
    return [_cell(catalogue, cell, matrix) for cell in matrix.positions()]


def _cell(catalogue: Catalogue, cell: InForce, matrix: Matrix) -> CellOut:
    options = catalogue.issue_by_key[cell.issue].options
    return CellOut(
        party=cell.party,
        issue=cell.issue,
        options=list(cell.options),
        values=[options[o].value for o in cell.options],
        counts=cell.counts,
        strength=cell.strength,
        contested=cell.contested,
        joint=cell.joint,
        since=cell.since,
        age_days=cell.age(matrix.as_of),
        statements=[int(s.id) for s in cell.statements],
        newer_not_counted=cell.beside.option if cell.beside else None,
    )


def statement_out(edition: Edition, public: PublicStatement) -> StatementOut:
    """With the address of its page."""
    fields = {field.in_api: getattr(public, field.name) for field in ROW_FIELDS}
    return StatementOut(**fields, url=edition.address("statement", pk=public.pk))


def positions_out(interval: Interval) -> list[PositionOut]:
    """One row for each option of the position."""
    now = interval.in_force
    return [
        PositionOut(
            party=interval.party,
            issue=interval.issue,
            option=option,
            valid_from=interval.valid_from,
            valid_to=interval.valid_to,
            strength=now.strength,
            contested=now.contested,
            joint=now.joint,
            statement=int(statement.id),
        )
        for option, statement in zip(now.options, now.statements, strict=True)
    ]


def pair_out(pair: PairAgreement) -> PairOut:
    """Two parties; shares rounded to six places."""
    return PairOut(
        a=pair.a,
        b=pair.b,
        agreement=None if pair.agreement is None else round(pair.agreement, 6),
        n=pair.n,
        of=pair.of,
        same=pair.same,
        neutral=pair.neutral,
        opposite=pair.opposite,
        different=pair.different,
        lower=round(pair.bounds.lower, 6),
        upper=round(pair.bounds.upper, 6),
        claim=pair.claim,
    )


def change_out(change: Change) -> ChangeOut:
    """One cell before and after."""
    return ChangeOut(
        party=change.party,
        issue=change.issue,
        kind=change.kind,
        said_on=change.on,
        repeated_on=change.repeated_on,
        before=list(change.before.options) if change.before else [],
        after=list(change.after.options),
        step=None if change.step is None else round(change.step, 6),
        size=change.size,
        toward=list(change.toward),
        away=list(change.away),
        statements=[int(s.id) for s in change.after.statements],
    )


def proposal_out(paper: ProposalEntry) -> ProposalOut:
    """A paper with its clauses."""
    return ProposalOut(
        key=paper.key,
        title=paper.title,
        day=paper.day,
        authors=list(paper.authors),
        status=paper.status,
        attribution=paper.attribution,
        note=paper.note,
        source_urls=list(paper.source_urls),
        clauses=[
            ClauseOut(
                issue=entry.clause.issue,
                option=entry.clause.option,
                text=entry.text,
                source_url=entry.source_url,
            )
            for entry in paper.clauses
        ],
    )


def corrections_out(rows: Iterable[Correction]) -> list[CorrectionOut]:
    """Without the names of those who made them."""
    return [
        CorrectionOut(
            statement=row.statement_id,
            kind=row.kind,
            was=row.was,
            now=row.now,
            reason=row.reason,
            at=row.at,
        )
        for row in rows
    ]
