"""Fills an empty database with talks of size S, M or L.

    DATABASE_URL=... python -m tests.benchmarks.generate L

It refuses a database that holds a peace process. The triggers of the audit trail are
taken out while it writes and set again afterwards, so made-up rows leave no trail
and everything that is measured later pays for it.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from operator import itemgetter

import django
from django.db import connection, models, transaction

from tests.benchmarks.sizes import (
    BELLIGERENTS,
    OPTIONS,
    SIZES,
    Made,
    Size,
    issue_key,
    option_key,
    party_code,
    party_kind,
    statements,
)

WHEN = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
GROUPS = 4
SOURCES = 40


def main(name: str) -> None:
    """Migrate, fill, and let the database gather its statistics."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
    django.setup()
    from django.core.management import call_command

    from positions.actions.audit.install import install, remove
    from positions.models import PeaceProcess

    call_command("migrate", verbosity=0)
    if PeaceProcess.objects.exists():
        sys.exit("This database is in use; benchmarks fill an empty one.")
    remove(connection)
    try:
        with transaction.atomic():
            _trust_keys()
            fill(SIZES[name])
    finally:
        install(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _trust_keys() -> None:
    """Foreign keys hold by construction; looking up eight per row takes minutes.

    One COPY takes longer than a page may.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("SET statement_timeout = 0")


def fill(size: Size) -> None:
    """Everything of one peace process: catalogue, statements, positions."""
    from positions.actions.revision import raise_revision
    from positions.models import Position, Statement

    _catalogue(size)
    made = list(statements(size))
    _load(Statement, _statement_rows(made))
    signed = Statement.joint_with.through
    _load(
        signed,
        (
            {"id": n, "statement_id": row.number, "party_id": row.joint_with[0] + 1}
            for n, row in enumerate((m for m in made if m.joint_with), start=1)
        ),
    )
    _load(Position, _position_rows(made))
    raise_revision(WHEN)
    _go_on_counting()


def _catalogue(size: Size) -> None:
    """Rows get the places of `sizes` plus one as their keys."""
    from django.contrib.auth.models import User

    from positions.models import (
        Issue,
        IssueGroup,
        Option,
        Participation,
        Party,
        PeaceProcess,
        Source,
    )

    User.objects.create_user("curator", is_staff=True)
    PeaceProcess.objects.create(pk=1, slug="made-up", name="Made-up talks")
    Party.objects.bulk_create(
        Party(pk=n + 1, code=party_code(n), name=f"Party {n}", kind=party_kind(n))
        for n in range(size.parties)
    )
    Participation.objects.bulk_create(
        Participation(process_id=1, party_id=n + 1, role=party_kind(n), order=n)
        for n in range(size.parties)
    )
    IssueGroup.objects.bulk_create(
        IssueGroup(pk=n + 1, process_id=1, key=f"g{n}", title=f"Group {n}", order=n)
        for n in range(GROUPS)
    )
    Issue.objects.bulk_create(
        Issue(
            pk=n + 1,
            process_id=1,
            group_id=n * GROUPS // size.issues + 1,
            key=issue_key(n),
            title=f"Issue number {n}",
            question=f"What should be done about matter {n}?",
            order=n,
            pole_minus="Everything stays as it is",
            pole_plus="Everything is agreed",
        )
        for n in range(size.issues)
    )
    Option.objects.bulk_create(
        Option(
            pk=_option_pk(issue, n),
            issue_id=issue + 1,
            key=option_key(n),
            value=value,
            label=f"Option {n} of {issue}",
            description="What a party with this stance wants.",
            order=n,
        )
        for issue in range(size.issues)
        for n, value in enumerate(OPTIONS)
    )
    Source.objects.bulk_create(
        Source(pk=n + 1, name=f"Paper {n}", grade="A") for n in range(SOURCES)
    )


def _option_pk(issue: int, option: int) -> int:
    return issue * len(OPTIONS) + option + 1


def _statement_rows(made: Iterable[Made]) -> Iterator[dict[str, object]]:
    moment = WHEN.strftime("%Y-%m-%d %H:%M:%S+00")
    if connection.vendor == "sqlite":
        moment = moment.removesuffix("+00")
    for row in made:
        reviewed = row.review != "proposed"
        yield {
            "id": row.number,
            "party_id": row.party + 1,
            "issue_id": row.issue + 1,
            "option_id": _option_pk(row.issue, row.option),
            "said_on": str(row.said_on),
            "reported_on": str(row.reported_on),
            "quote": f"On matter {row.issue} we have said it many times, and we say "
            f"it again for the record of {row.said_on}: this is statement {row.number}.",
            "quote_language": "en",
            "summary": f"Party {row.party} restates where it stands on {row.issue}.",
            "attribution": row.attribution,
            "kind": row.kind,
            "evidence": "cited",
            "source_id": row.number % SOURCES + 1,
            "source_title": f"Report {row.number}",
            "source_url": f"https://paper.example/{row.number}",
            "grade": "A",
            "tier": row.tier,
            "coder": "made-up",
            "review": row.review,
            "reviewed_by_id": 1 if reviewed else None,
            "reviewed_at": moment if reviewed else None,
            "version": 1,
            "created_at": moment,
        }


def _position_rows(made: Iterable[Made]) -> Iterator[dict[str, object]]:
    """What `rebuild_positions` gives, from the product's own rule on made values."""
    from positions.actions.positions import rows_of
    from positions.analysis.coded import by_cell
    from positions.analysis.intervals import intervals

    belligerents = frozenset(map(party_code, range(BELLIGERENTS)))
    accepted = (row.coded for row in made if row.review == "accepted")
    pk = 0
    for (party, key), said in by_cell(accepted).items():
        issue = int(key.removeprefix("issue-"))
        options = {option_key(n): _option_pk(issue, n) for n in range(len(OPTIONS))}
        found = intervals(said, party, key, belligerents)
        for row in rows_of(found, int(party[1:]) + 1, issue + 1, options):
            pk += 1
            yield row.__dict__ | {
                "id": pk,
                "valid_from": str(row.valid_from),
                "valid_to": row.valid_to and str(row.valid_to),
                "entered_on": str(row.entered_on),
                "last_said_on": str(row.last_said_on),
                "stretch_to": row.stretch_to and str(row.stretch_to),
            }


def _load(model: type[models.Model], rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows of plain values past the model objects, which would take minutes.

    A column left out gets its default. Both databases read days from ISO text.
    """
    fields = list(model._meta.concrete_fields)
    defaults = {
        f.attname: f.get_db_prep_save(f.get_default(), connection) for f in fields
    }
    in_order = itemgetter(*(f.attname for f in fields))
    values = (in_order(defaults | row) for row in rows)
    table = model._meta.db_table
    columns = ", ".join(f'"{f.column}"' for f in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for value in values:
                    copy.write_row(value)
            return
        marks = ", ".join(["?"] * len(fields))
        into = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        connection.connection.executemany(into, values)


def _go_on_counting() -> None:
    """Keys were given by hand; the next row must not get one of them again."""
    from django.apps import apps
    from django.core.management.color import no_style

    held = list(apps.get_app_config("positions").get_models(include_auto_created=True))
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), held):
            cursor.execute(sql)


if __name__ == "__main__":
    main(sys.argv[1])
