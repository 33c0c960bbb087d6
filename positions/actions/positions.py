"""Positions in force, worked out anew from accepted statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration

from positions.analysis.coded import by_cell
from positions.analysis.intervals import Interval, intervals, stretches
from positions.models import Issue, Party, PeaceProcess, Position, Statement
from positions.readers.coded import read_belligerents, read_coded


@transaction.atomic
def rebuild_cells(cells: Iterable[tuple[Party, Issue]]) -> None:
    """Write the positions of some cells anew; the same rows as `rebuild_all` gives.

    The cells of one issue, such as those of the signatories of a joint text, cost as
    many queries as a single one.
    """
    belligerents = read_belligerents()
    by_issue: dict[Issue, list[Party]] = {}
    for party, issue in cells:
        by_issue.setdefault(issue, []).append(party)
    for issue, parties in by_issue.items():
        _rebuild(issue, parties, belligerents)


def _rebuild(issue: Issue, parties: list[Party], belligerents: frozenset[str]) -> None:
    accepted = Statement.objects.accepted().filter(issue=issue)
    # Two questions, since no index answers "said or signed by" in one.
    own = accepted.filter(party__in=parties)
    signed = accepted.signed_by(p.pk for p in parties).exclude(party__in=parties)
    said = by_cell([*read_coded(own).statements, *read_coded(signed).statements])
    options = {o.key: o.pk for o in issue.options.all()}
    rows = [
        row
        for party in parties
        for row in rows_of(
            intervals(
                said.get((party.code, issue.key), []),
                party.code,
                issue.key,
                belligerents,
            ),
            party.pk,
            issue.pk,
            options,
        )
    ]
    Position.objects.filter(party__in=parties, issue=issue).delete()
    Position.objects.bulk_create(rows, batch_size=500)


@transaction.atomic
def rebuild_all() -> int:
    """Write every position anew and return how many there are."""
    rows = list(work_out_positions())
    Position.objects.all().delete()
    Position.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def rebuild_after_migrating(
    using: str, plan: Sequence[tuple[Migration, bool]] = (), **_: Any
) -> None:
    """Handler of post_migrate: a release may work positions out in another way.

    A migration cannot, since it may not call the rule of its day. Nothing happens
    where no migration of this app ran, or not all of them have run.
    """
    ran = any(m.app_label == "positions" and not back for m, back in plan or ())
    if not ran or not _table_is_of_today(connections[using]):
        return
    if Statement.objects.using(using).accepted().exists():
        rebuild_all()


def _table_is_of_today(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        told = connection.introspection.get_table_description(
            cursor, Position._meta.db_table
        )
    columns = {column.name for column in told}
    return columns == {field.column for field in Position._meta.concrete_fields}


def work_out_positions() -> Iterable[Position]:
    """The rows that the accepted statements give, without writing them."""
    belligerents = read_belligerents()
    parties = {p.code: p.pk for p in Party.objects.all()}
    # Issue keys are unique inside one peace process only.
    for process in PeaceProcess.objects.all():
        issues = {i.key: i for i in process.issues.prefetch_related("options")}
        accepted = Statement.objects.accepted().filter(issue__process=process)
        for (party, key), cell in by_cell(read_coded(accepted).statements).items():
            issue = issues[key]
            options = {o.key: o.pk for o in issue.options.all()}
            of_cell = intervals(cell, party, key, belligerents)
            yield from rows_of(of_cell, parties[party], issue.pk, options)


def rows_of(
    intervals_of_cell: Iterable[Interval],
    party: int,
    issue: int,
    options: Mapping[str, int],
) -> Iterator[Position]:
    """The rows of one cell's intervals; `options` names keys of rows by option key."""
    for stretch in stretches(intervals_of_cell):
        for interval in stretch.intervals:
            opens = stretch.counts and interval is stretch.intervals[0]
            in_force = interval.in_force
            carried = zip(in_force.options, in_force.statements, strict=True)
            for option, statement in carried:
                yield Position(
                    party_id=party,
                    issue_id=issue,
                    option_id=options[option],
                    valid_from=interval.valid_from,
                    valid_to=interval.valid_to,
                    entered_on=in_force.entered,
                    last_said_on=in_force.last_said,
                    statement_id=statement.id,
                    contested=in_force.contested,
                    strength=in_force.strength,
                    joint=in_force.joint,
                    beside_id=in_force.beside.id if in_force.beside else None,
                    opens=opens,
                    stretch_to=stretch.ends if opens else None,
                )
