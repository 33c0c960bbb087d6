"""The read-only JSON service: only what anonymous readers may see."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Path
from ninja.errors import ValidationError

from dashboard.api.parameters import (
    ParameterError,
    about,
    asked,
    described,
    edition_of,
)
from dashboard.api.rows import (
    cells_out,
    change_out,
    corrections_out,
    issue_out,
    pair_out,
    positions_out,
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
from dashboard.asking.day import DayChoices, ScopedDayForm
from dashboard.asking.entries import CellsForm, EntriesForm
from dashboard.asking.period import PeriodForm
from dashboard.caching.memory import held, memory_of
from dashboard.caching.pages import public_answer
from positions.analysis.agreement import AGREEMENT_RULE, MIN_SHARED_ISSUES, all_pairs
from positions.analysis.changes import ChangeKind
from positions.analysis.matrix import Matrix
from positions.exports.tables import LICENCE
from positions.readers.changes import read_changes
from positions.readers.news import read_corrections
from positions.readers.proposals import read_proposals
from positions.readers.statement import read_statement
from positions.readers.statements import read_statements
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
    lines = [f"{wrong['loc'][-1]}: {wrong['msg']}." for wrong in error.errors]
    return api.create_response(request, {"errors": lines}, status=400)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """No such process or statement."""
    said = str(error) or "There is nothing at this address."
    return api.create_response(request, {"errors": [said]}, status=404)


@api.get("/processes", response=ProcessesOut, tags=["catalogue"])
def processes(request: HttpRequest) -> ProcessesOut:
    """All peace processes."""
    overview = memory_of(request).overview
    rows = [
        ProcessOut(
            slug=p.slug, name=p.name, summary=p.summary, newest_statement=p.newest
        )
        for p in overview.processes
    ]
    return ProcessesOut(revision=overview.revision, licence=LICENCE, processes=rows)


@api.get(
    "/parties",
    response={200: PartiesOut, **WRONG},
    tags=["catalogue"],
    openapi_extra=described(),
)
def parties(request: HttpRequest) -> PartiesOut:
    """The parties in their fixed order."""
    edition = edition_of(request)
    rows = [
        PartyOut(code=p.code, name=p.name, short_name=p.narrow_name, kind=p.kind)
        for p in edition.catalogue.parties
    ]
    return PartiesOut(**about(edition), parties=rows)


@api.get(
    "/issues",
    response={200: IssuesOut, **WRONG},
    tags=["catalogue"],
    openapi_extra=described(),
)
def issues(request: HttpRequest) -> IssuesOut:
    """The issues with the codebook of their options."""
    edition = edition_of(request)
    rows = [issue_out(issue) for issue in edition.catalogue.issues]
    return IssuesOut(**about(edition), issues=rows)


@api.get(
    "/matrix",
    response={200: MatrixOut, **WRONG},
    tags=["positions"],
    openapi_extra=described(ScopedDayForm),
)
def matrix(request: HttpRequest) -> MatrixOut:
    """The matrix as of a day, or as it was known by a day."""
    choices = asked(request, ScopedDayForm)
    table = _matrix(choices)
    return MatrixOut(
        **about(choices.edition),
        as_of=choices.as_of,
        known_at=choices.known_at,
        own_words_only=choices.own_words_only,
        rule=OWN_LINE_RULE,
        parties=list(table.parties),
        issues=list(table.issues),
        stated=sum(cell.counts for cell in table.positions()),
        of=len(table.parties) * len(table.issues),
        cells=cells_out(choices.catalogue, table),
    )


@api.get(
    "/agreement",
    response={200: AgreementOut, **WRONG},
    tags=["positions"],
    openapi_extra=described(ScopedDayForm),
)
def agreement(request: HttpRequest) -> AgreementOut:
    """The agreement of every two parties, with its evidence."""
    choices = asked(request, ScopedDayForm)
    pairs = all_pairs(_matrix(choices), choices.catalogue.scales).pairs.values()
    return AgreementOut(
        **about(choices.edition),
        as_of=choices.as_of,
        known_at=choices.known_at,
        own_words_only=choices.own_words_only,
        rule=AGREEMENT_RULE,
        least_shared=MIN_SHARED_ISSUES,
        pairs=[pair_out(pair) for pair in pairs],
    )


@api.get(
    "/positions",
    response={200: PositionsOut, **WRONG},
    tags=["positions"],
    openapi_extra=described(CellsForm),
)
def positions(request: HttpRequest) -> PositionsOut:
    """Every position as an interval of days."""
    choices = asked(request, CellsForm)
    positions = held(choices.edition).positions()
    issues = choices.issue or choices.catalogue.issue_by_key
    found = (
        interval
        for party in sorted(choices.party or choices.catalogue.party_by_code)
        for interval in positions.of(party=party)
        if interval.issue in issues
    )
    return PositionsOut(
        **about(choices.edition),
        rule=OWN_LINE_RULE,
        positions=[row for interval in found for row in positions_out(interval)],
    )


@api.get(
    "/changes",
    response={200: ChangesOut, **WRONG},
    tags=["positions"],
    openapi_extra=described(PeriodForm),
)
def changes(request: HttpRequest) -> ChangesOut:
    """What changed between the ends of two days."""
    choices = asked(request, PeriodForm)
    positions = held(choices.edition).positions(choices.scope)
    log = read_changes(positions, choices.since, choices.until, choices.party).log
    return ChangesOut(
        **about(choices.edition),
        since=log.since,
        until=log.until,
        known_at=choices.known_at,
        moved=len(log.of(ChangeKind.MOVED)),
        known_before=log.known_before,
        unchanged=log.unchanged,
        changes=[change_out(change) for change in log.changes],
    )


@api.get(
    "/statements",
    response={200: StatementsOut, **WRONG},
    tags=["evidence"],
    openapi_extra=described(EntriesForm),
)
def statements(request: HttpRequest) -> StatementsOut:
    """Public statements, newest first, a page at a time."""
    choices = asked(request, EntriesForm)
    page = read_statements(
        choices.catalogue,
        choices.party,
        choices.issue,
        choices.limit,
        choices.offset,
    )
    return StatementsOut(
        **about(choices.edition),
        count=page.count,
        offset=choices.offset,
        limit=choices.limit,
        statements=[statement_out(choices.edition, row) for row in page.statements],
    )


@api.get(
    "/statements/{pk}",
    response={200: StatementOneOut, **WRONG},
    tags=["evidence"],
    openapi_extra=described(),
)
def statement(request: HttpRequest, pk: Path[Number]) -> StatementOneOut:
    """One public statement."""
    edition = edition_of(request)
    reading = read_statement(edition.process.pk, pk)
    if reading is None:
        raise Http404("There is no such public statement.")
    row = statement_out(edition, reading.statement)
    return StatementOneOut(**about(edition), statement=row)


@api.get(
    "/proposals",
    response={200: ProposalsOut, **WRONG},
    tags=["evidence"],
    openapi_extra=described(),
)
def proposals(request: HttpRequest) -> ProposalsOut:
    """Papers with their clauses, oldest first."""
    edition = edition_of(request)
    papers = read_proposals(edition.process.pk)
    return ProposalsOut(**about(edition), proposals=[proposal_out(p) for p in papers])


@api.get(
    "/corrections",
    response={200: CorrectionsOut, **WRONG},
    tags=["evidence"],
    openapi_extra=described(),
)
def corrections(request: HttpRequest) -> CorrectionsOut:
    """The public log of corrections, newest first."""
    edition = edition_of(request)
    rows = read_corrections(edition.catalogue)
    return CorrectionsOut(**about(edition), corrections=corrections_out(rows))


def _matrix(choices: DayChoices) -> Matrix:
    positions = held(choices.edition).positions(choices.scope)
    return positions.matrix(choices.as_of)
