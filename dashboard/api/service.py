"""The read-only JSON service: only what anonymous readers may see."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Path, Query
from ninja.errors import ValidationError

from dashboard.api.asked import (
    CellQuery,
    DayQuery,
    ParameterError,
    PeriodQuery,
    ProcessQuery,
    StatementQuery,
    about,
    catalogue_of,
    cells_of,
    choices_of,
    edition_of,
    period_of,
)
from dashboard.api.rows import (
    cells_out,
    change_out,
    corrections_out,
    issue_out,
    pair_out,
    position_out,
    proposal_out,
    statement_out,
)
from dashboard.api.schemas import (
    AgreementOut,
    ChangesOut,
    CorrectionsOut,
    IssuesOut,
    MatrixOut,
    PartiesOut,
    PartyOut,
    PositionsOut,
    ProcessesOut,
    ProcessOut,
    ProposalsOut,
    Refusal,
    StatementOneOut,
    StatementsOut,
)
from dashboard.caching.pages import public_answer
from positions.analysis.agreement import AGREEMENT_RULE, MIN_SHARED_ISSUES, all_pairs
from positions.analysis.changes import ChangeKind
from positions.exports.tables import LICENCE
from positions.readers.changes import read_changes
from positions.readers.matrix import Scope, read_matrices
from positions.readers.news import read_corrections
from positions.readers.overview import read_overview
from positions.readers.proposals import read_proposals
from positions.readers.statement import read_statement
from positions.readers.statements import read_positions, read_statements
from positions.vocabulary import OWN_LINE_RULE

api = NinjaAPI(
    title="Parley",
    version="1",
    description="Who stands where in peace talks, when they moved, on what evidence. "
    "Only accepted statements, and retracted ones marked as such. Reading only, "
    "without key. Answers carry an ETag and change only with the data revision.",
    docs_url=None,
    urls_namespace="service",
)
api.add_decorator(public_answer, mode="view")
WRONG = {400: Refusal, 404: Refusal}
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]


@api.exception_handler(ParameterError)
def refuse(request: HttpRequest, error: ParameterError) -> HttpResponse:
    """A parameter that cannot be read."""
    return api.create_response(request, {"errors": error.lines}, status=400)


@api.exception_handler(ValidationError)
def refuse_type(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A part of the address that is not of its type."""
    lines = [f"{found['loc'][-1]}: {found['msg']}." for found in error.errors]
    return api.create_response(request, {"errors": lines}, status=400)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """No such process or statement."""
    said = str(error) or "There is nothing at this address."
    return api.create_response(request, {"errors": [said]}, status=404)


@api.get("/processes", response=ProcessesOut, tags=["catalogue"])
def processes(request: HttpRequest) -> ProcessesOut:
    """All peace processes."""
    overview = read_overview()
    found = [
        ProcessOut(
            slug=p.slug, name=p.name, summary=p.summary, newest_statement=p.newest
        )
        for p in overview.processes
    ]
    return ProcessesOut(revision=overview.revision, licence=LICENCE, processes=found)


@api.get("/parties", response={200: PartiesOut, **WRONG}, tags=["catalogue"])
def parties(request: HttpRequest, query: Query[ProcessQuery]) -> PartiesOut:
    """The parties in their fixed order."""
    edition, catalogue = catalogue_of(query)
    found = [
        PartyOut(code=p.code, name=p.name, short_name=p.narrow_name, kind=p.kind)
        for p in catalogue.parties
    ]
    return PartiesOut(**about(edition), parties=found)


@api.get("/issues", response={200: IssuesOut, **WRONG}, tags=["catalogue"])
def issues(request: HttpRequest, query: Query[ProcessQuery]) -> IssuesOut:
    """The issues with the codebook of their options."""
    edition, catalogue = catalogue_of(query)
    return IssuesOut(**about(edition), issues=[issue_out(i) for i in catalogue.issues])


@api.get("/matrix", response={200: MatrixOut, **WRONG}, tags=["positions"])
def matrix(request: HttpRequest, query: Query[DayQuery]) -> MatrixOut:
    """The matrix as of a day, or as it was known by a day."""
    edition, catalogue = catalogue_of(query)
    choices = choices_of(request, edition, catalogue)
    counting = Scope(choices.known_at, choices.own_words_only)
    found = read_matrices(catalogue, [choices.as_of], counting)[choices.as_of].matrix
    return MatrixOut(
        **about(edition),
        as_of=choices.as_of,
        known_at=choices.known_at,
        own_words_only=choices.own_words_only,
        rule=OWN_LINE_RULE,
        parties=list(found.parties),
        issues=list(found.issues),
        stated=sum(cell.counts for cell in found.positions()),
        of=len(found.parties) * len(found.issues),
        cells=cells_out(catalogue, found),
    )


@api.get("/agreement", response={200: AgreementOut, **WRONG}, tags=["positions"])
def agreement(request: HttpRequest, query: Query[DayQuery]) -> AgreementOut:
    """The agreement of every two parties, with its evidence."""
    edition, catalogue = catalogue_of(query)
    choices = choices_of(request, edition, catalogue)
    counting = Scope(choices.known_at, choices.own_words_only)
    found = read_matrices(catalogue, [choices.as_of], counting)[choices.as_of].matrix
    table = all_pairs(found, catalogue.scales)
    return AgreementOut(
        **about(edition),
        as_of=choices.as_of,
        known_at=choices.known_at,
        own_words_only=choices.own_words_only,
        rule=AGREEMENT_RULE,
        least_shared=MIN_SHARED_ISSUES,
        pairs=[pair_out(pair) for pair in table.pairs.values()],
    )


@api.get("/positions", response={200: PositionsOut, **WRONG}, tags=["positions"])
def positions(request: HttpRequest, query: Query[CellQuery]) -> PositionsOut:
    """Every position as an interval of days."""
    edition, catalogue = catalogue_of(query)
    asked = cells_of(request, catalogue)
    rows = read_positions(catalogue, asked["party"], asked["issue"])
    return PositionsOut(
        **about(edition),
        rule=OWN_LINE_RULE,
        positions=[position_out(row) for row in rows],
    )


@api.get("/changes", response={200: ChangesOut, **WRONG}, tags=["positions"])
def changes(request: HttpRequest, query: Query[PeriodQuery]) -> ChangesOut:
    """What changed between the ends of two days."""
    edition, catalogue = catalogue_of(query)
    period = period_of(request, edition, catalogue)
    counting = Scope(known_at=period.known_at)
    log = read_changes(
        catalogue, period.since, period.until, counting, period.party
    ).log
    return ChangesOut(
        **about(edition),
        since=log.since,
        until=log.until,
        known_at=period.known_at,
        moved=len(log.of(ChangeKind.MOVED)),
        known_before=log.known_before,
        unchanged=log.unchanged,
        changes=[change_out(change) for change in log.changes],
    )


@api.get("/statements", response={200: StatementsOut, **WRONG}, tags=["evidence"])
def statements(request: HttpRequest, query: Query[StatementQuery]) -> StatementsOut:
    """Public statements, newest first, a page at a time."""
    edition, catalogue = catalogue_of(query)
    asked = cells_of(request, catalogue)
    found = read_statements(
        catalogue, asked["party"], asked["issue"], asked["limit"], asked["offset"]
    )
    return StatementsOut(
        **about(edition),
        count=found.count,
        offset=asked["offset"],
        limit=asked["limit"],
        statements=[statement_out(edition, row) for row in found.statements],
    )


@api.get(
    "/statements/{pk}", response={200: StatementOneOut, **WRONG}, tags=["evidence"]
)
def statement(
    request: HttpRequest, pk: Path[Number], query: Query[ProcessQuery]
) -> StatementOneOut:
    """One public statement."""
    edition = edition_of(query)
    found = read_statement(edition.process.pk, pk)
    if found is None:
        raise Http404("There is no such public statement.")
    row = statement_out(edition, found.statement)
    return StatementOneOut(**about(edition), statement=row)


@api.get("/proposals", response={200: ProposalsOut, **WRONG}, tags=["evidence"])
def proposals(request: HttpRequest, query: Query[ProcessQuery]) -> ProposalsOut:
    """Papers with their clauses, oldest first."""
    edition = edition_of(query)
    papers = read_proposals(edition.process.pk)
    return ProposalsOut(**about(edition), proposals=[proposal_out(p) for p in papers])


@api.get("/corrections", response={200: CorrectionsOut, **WRONG}, tags=["evidence"])
def corrections(request: HttpRequest, query: Query[ProcessQuery]) -> CorrectionsOut:
    """The public log of corrections, newest first."""
    edition, catalogue = catalogue_of(query)
    rows = read_corrections(catalogue)
    return CorrectionsOut(**about(edition), corrections=corrections_out(rows))
