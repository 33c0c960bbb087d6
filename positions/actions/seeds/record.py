"""Statements, events and proposals."""

from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import transaction

from positions.actions.seeds.forms import (
    EventForm,
    ProposalForm,
    TermForm,
    checked,
)
from positions.actions.seeds.rows import SeedError, SeedRow, read_csv, toml_rows
from positions.actions.seeds.statement_forms import SeedStatementForm
from positions.actions.seeds.sync import SyncCounts, sync
from positions.models import (
    Clause,
    Event,
    Issue,
    Option,
    Party,
    PeaceProcess,
    Proposal,
    Source,
    Speaker,
    Statement,
)
from positions.statement_fields import CODING, FIXED, SEED_COLUMNS
from positions.vocabulary import Evidence, Review

EVENT_COLUMNS = tuple(EventForm.base_fields)
CODER = "seed curator"


class Names:
    """Finds the rows that a line names; SeedError if there is none."""

    def __init__(self, process: PeaceProcess) -> None:
        self.parties = {party.code: party for party in Party.objects.all()}
        self.speakers = {s.name: s for s in Speaker.objects.all()}
        self.issues = {issue.key: issue for issue in process.issues.all()}
        options = Option.objects.filter(issue__process=process)
        self.options = {(o.issue_id, o.key): o for o in options}

    def party(self, row: SeedRow, column: str, code: str) -> Party:
        if code not in self.parties:
            raise row.fault(column, f"there is no party {code!r}")
        return self.parties[code]

    def speaker(self, row: SeedRow, name: str) -> Speaker | None:
        if name and name not in self.speakers:
            raise row.fault("speaker", f"{name!r} is not in speakers.toml")
        return self.speakers.get(name)

    def issue_and_option(
        self, row: SeedRow, issue: str, option: str
    ) -> tuple[Issue, Option | None]:
        if issue not in self.issues:
            raise row.fault("issue", f"there is no issue {issue!r}")
        issue_row = self.issues[issue]
        if option and (issue_row.pk, option) not in self.options:
            raise row.fault("option", f"{issue} has no option {option!r}")
        return issue_row, self.options.get((issue_row.pk, option))


@transaction.atomic
def load_statements(
    path: Path, process: PeaceProcess, by: User, now: datetime
) -> dict[str, SyncCounts]:
    """New rows are accepted by `by`; rows that a curator changed stay untouched."""
    names = Names(process)
    rows = list(read_csv(path, SEED_COLUMNS))
    clean = {row.values["id"]: (row, checked(SeedStatementForm, row)) for row in rows}
    if len(clean) < len(rows):
        raise _twice(rows, "id")
    sources = _load_sources([data for _, data in clean.values()])
    publishers = {source.name: source.pk for source in Source.objects.all()}
    untouched = Statement.objects.filter(
        key__isnull=False, version=1, review=Review.ACCEPTED, reviewed_by=by
    )
    all_keys = set(Statement.objects.values_list("key", flat=True))
    curated = all_keys - set(untouched.values_list("key", flat=True))
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    for key, (row, data) in clean.items():
        if key not in curated:
            wanted[(key,)] = _statement(row, data, names, publishers)
    counts = _write_statements(untouched, wanted, by, now)
    _set_signatories(clean, names, curated)
    kept = len(clean) - len(wanted)
    return {
        "Source": sources,
        "Statement": SyncCounts(counts.added, counts.changed, counts.unchanged, kept),
    }


def _write_statements(
    untouched: Any,
    wanted: dict[tuple[Any, ...], dict[str, Any]],
    by: User,
    now: datetime,
) -> SyncCounts:
    held = {(s.key,): s.reviewed_at for s in untouched}
    for key, fields in wanted.items():
        fields["reviewed_by_id"] = by.pk
        fields["reviewed_at"] = held.get(key, now)
    return sync(untouched, ("key",), wanted)


def coding_of(row: SeedRow, data: dict[str, Any], names: Names) -> dict[str, Any]:
    """A row's coding as a statement has it, by its fields' names."""
    issue, option = names.issue_and_option(row, data["issue"], data["option"])
    signatories = data["joint_with"].split()
    return {name: data[name] for name in CODING} | {
        "party": names.party(row, "party", data["party"]),
        "issue": issue,
        "option": option,
        "speaker": names.speaker(row, data["speaker"]),
        "joint_with": [names.party(row, "joint_with", c) for c in signatories],
        "tier": int(data["tier"]),
    }


def words_of(data: dict[str, Any]) -> dict[str, Any]:
    """Quote and source as a statement has them, but for the publisher: a name."""
    fixed = {field.in_table: data[field.in_files] for field in FIXED}
    return fixed | {"also_urls": data["also_urls"].split()}


def _statement(
    row: SeedRow, data: dict[str, Any], names: Names, publishers: dict[str, int]
) -> dict[str, Any]:
    values = coding_of(row, data, names) | words_of(data)
    del values["joint_with"]
    values["source"] = publishers[values["source"]]
    return _keys(values) | {
        "evidence": Evidence.CITED.value,
        "coder": CODER,
        "review": Review.ACCEPTED.value,
    }


def _keys(values: dict[str, Any]) -> dict[str, Any]:
    """Rows of other tables by their keys, as they are compared with those held."""
    columns = {field.name: field.attname for field in Statement._meta.concrete_fields}
    return {columns[name]: getattr(v, "pk", v) for name, v in values.items()}


def _set_signatories(
    clean: dict[str, tuple[SeedRow, dict[str, Any]]],
    names: Names,
    curated: set[str | None],
) -> None:
    held = {s.key: s for s in Statement.objects.prefetch_related("joint_with")}
    for key, (row, data) in clean.items():
        if key in curated:
            continue
        codes = data["joint_with"].split()
        signatories = {names.party(row, "joint_with", code) for code in codes}
        if signatories != set(held[key].joint_with.all()):
            held[key].joint_with.set(signatories)


def _load_sources(rows: list[dict[str, Any]]) -> SyncCounts:
    """Publishers by name, each with the best grade that its rows carry."""
    best: dict[tuple[Any, ...], dict[str, Any]] = {}
    for data in sorted(rows, key=lambda data: data["source_grade"]):
        domain = urlsplit(data["source_url"]).netloc.removeprefix("www.")
        fields = {"domain": domain, "grade": data["source_grade"]}
        best.setdefault((data["publisher"],), fields)
    return sync(Source.objects.all(), ("name",), best)


@transaction.atomic
def load_events(path: Path, process: PeaceProcess) -> dict[str, SyncCounts]:
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    rows = list(read_csv(path, EVENT_COLUMNS))
    for row in rows:
        data = checked(EventForm, row)
        key = data.pop("id")
        wanted[process.pk, key] = data
    if len(wanted) < len(rows):
        raise _twice(rows, "id")
    return {"Event": sync(Event.objects.all(), ("process_id", "key"), wanted)}


@transaction.atomic
def load_proposals(path: Path, process: PeaceProcess) -> dict[str, SyncCounts]:
    names = Names(process)
    rows = toml_rows(path, "proposal")
    papers: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        data = checked(ProposalForm, row)
        urls = row.values.get("source_urls", [])
        key = data.pop("key")
        papers[process.pk, key] = {**data, "source_urls": urls}
    if len(papers) < len(rows):
        raise _twice(rows, "key")
    counts = sync(Proposal.objects.all(), ("process_id", "key"), papers)
    held = {paper.key: paper for paper in process.proposals.all()}
    for row in rows:
        paper = held[row.values["key"]]
        codes = row.values.get("authors", [])
        paper.authors.add(*(names.party(row, "authors", code) for code in codes))
    in_file = [held[row.values["key"]] for row in rows]
    return {"Proposal": counts, "Clause": _load_clauses(path, names, in_file)}


def _load_clauses(path: Path, names: Names, papers: list[Proposal]) -> SyncCounts:
    wanted: dict[tuple[Any, ...], dict[str, Any]] = {}
    for order, row in enumerate(toml_rows(path, "proposal.term")):
        data = checked(TermForm, row)
        issue, option = names.issue_and_option(row, data["issue"], data["option"])
        wanted[papers[row.values["parent"]].pk, order] = {
            "issue_id": issue.pk,
            "option_id": option.pk if option else None,
            "text": data["text"],
            "source_url": data["source_url"],
        }
    return sync(Clause.objects.all(), ("proposal_id", "order"), wanted)


def _twice(rows: list[SeedRow], column: str) -> SeedError:
    seen: set[str] = set()
    for row in rows:
        if row.values[column] in seen:
            return row.fault(column, f"{row.values[column]!r} stands there twice")
        seen.add(row.values[column])
    raise AssertionError("called without a repeated row")
