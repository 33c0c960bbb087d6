"""The trail: every way of writing leaves one entry, and nothing can be taken out."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from positions.actions.acting import Actor, acting_as, because, current_actor
from positions.actions.audit import install
from positions.actions.audit.verify import faults_of_audit, first_broken_link
from positions.models import AuditEntry, Party, PartyAlias, Position
from positions.vocabulary import ActorKind
from tests.curated import make_cited, make_party, make_statement, option_of

pytestmark = pytest.mark.django_db


def entries_since(seq: int) -> list[tuple[str, str, str]]:
    rows = AuditEntry.objects.filter(seq__gt=seq).order_by("seq")
    return list(rows.values_list("table_name", "operation", "row_id"))


def last_seq() -> int:
    entry = AuditEntry.objects.order_by("-seq").first()
    return entry.seq if entry else 0


def run_sql(sql: str, parameters: list | None = None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters or [])


def write_by_save(party: Party) -> None:
    party.colour = "#111111"
    party.save()


def write_by_update(party: Party) -> None:
    Party.objects.filter(pk=party.pk).update(colour="#222222")


def write_by_bulk_update(party: Party) -> None:
    party.colour = "#333333"
    Party.objects.bulk_update([party], ["colour"])


def write_by_raw_sql(party: Party) -> None:
    run_sql("UPDATE positions_party SET colour = '#444444' WHERE id = %s", [party.pk])


@pytest.mark.parametrize(
    "write", [write_by_save, write_by_update, write_by_bulk_update, write_by_raw_sql]
)
def test_each_way_of_changing_a_row_leaves_one_entry(write) -> None:
    party = make_party()
    before = last_seq()

    write(party)

    assert entries_since(before) == [("positions_party", "update", str(party.pk))]


def test_bulk_create_leaves_one_entry_for_each_row() -> None:
    party = make_party()
    before = last_seq()

    aliases = PartyAlias.objects.bulk_create(
        PartyAlias(party=party, text=text, language="en") for text in ("x", "y", "z")
    )

    assert entries_since(before) == [
        ("positions_partyalias", "insert", str(alias.pk)) for alias in aliases
    ]


def test_deleting_leaves_one_entry_for_each_row() -> None:
    alias = make_party().aliases.create(text="harbour", language="en")
    before = last_seq()

    PartyAlias.objects.all().delete()

    assert entries_since(before) == [("positions_partyalias", "delete", str(alias.pk))]


def test_signatories_of_a_joint_text_are_in_the_trail() -> None:
    statement = make_cited()
    other = make_party("BB")
    before = last_seq()

    statement.joint_with.add(other)

    assert [row[:2] for row in entries_since(before)] == [
        ("positions_statement_joint_with", "insert")
    ]


def test_writing_what_already_stands_leaves_no_entry() -> None:
    party = make_party()
    before = last_seq()

    Party.objects.update(colour=party.colour)

    assert entries_since(before) == []


def test_entry_tells_before_after_who_and_why(curator) -> None:
    party = make_party()

    with acting_as(curator), because("the flag changed"):
        Party.objects.update(colour="#abcdef")

    entry = AuditEntry.objects.latest("seq")
    assert (entry.actor, entry.actor_kind) == ("olha", "user")
    assert entry.reason == "the flag changed"
    assert json.loads(entry.before or "")["colour"] == party.colour
    assert json.loads(entry.after or "")["colour"] == "#abcdef"


def test_worker_is_a_named_service() -> None:
    with acting_as("import worker"):
        make_party("CC")

    entry = AuditEntry.objects.latest("seq")
    assert (entry.actor, entry.actor_kind) == ("import worker", "service")


@pytest.mark.parametrize(
    ("argv", "name"),
    [
        (["/srv/parley/manage.py", "load_seeds"], "manage.py load_seeds"),
        (["-c"], "python"),
        ([""], "python"),
    ],
)
def test_a_program_always_has_a_name(monkeypatch, argv, name):
    monkeypatch.setattr("sys.argv", argv)

    assert current_actor() == Actor(name, ActorKind.SERVICE)


def test_a_writer_who_names_nobody_is_named_by_its_program() -> None:
    make_party("CC")

    assert AuditEntry.objects.latest("seq").actor != ""


def test_derived_rows_are_not_in_the_trail() -> None:
    statement = make_statement()
    before = last_seq()

    Position.objects.create(
        party=statement.party,
        issue=statement.issue,
        option=option_of(statement.issue),
        statement=statement,
        valid_from=statement.said_on,
        entered_on=statement.said_on,
        last_said_on=statement.said_on,
        strength="position",
    )

    assert entries_since(before) == []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM positions_auditentry",
        "UPDATE positions_auditentry SET actor = 'nobody'",
        "DELETE FROM positions_auditentry WHERE seq = 1",
        (
            "INSERT INTO positions_auditentry SELECT 999, table_name, row_id, operation, "
            "before, after, actor, actor_kind, reason, at, prev_hash, 'x' "
            "FROM positions_auditentry WHERE seq = 1"
        ),
    ],
)
def test_trail_is_append_only(sql: str) -> None:
    make_party()

    with pytest.raises(DatabaseError, match="append-only"):
        run_sql(sql)


def test_replacing_an_entry_is_refused() -> None:
    make_party()
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows INSERT OR REPLACE")

    with pytest.raises(DatabaseError, match="append-only"):
        run_sql(
            "INSERT OR REPLACE INTO positions_auditentry "
            "SELECT * FROM positions_auditentry WHERE seq = 1"
        )


def test_truncating_a_curated_table_is_refused() -> None:
    make_party()
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")

    with pytest.raises(DatabaseError, match="no audit trail"):
        run_sql("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE positions_party CASCADE")


def test_untouched_trail_verifies(seeded) -> None:
    assert list(faults_of_audit()) == []


def test_altered_entry_is_named(seeded) -> None:
    install.remove(connection)
    run_sql("UPDATE positions_auditentry SET actor = 'someone' WHERE seq = 42")
    install.install(connection)

    assert first_broken_link() == "audit entry 42 was altered"


def test_missing_entry_is_named(seeded) -> None:
    install.remove(connection)
    run_sql("DELETE FROM positions_auditentry WHERE seq = 42")
    install.install(connection)

    assert first_broken_link() == "audit entry 42 is missing"


def test_row_changed_past_the_triggers_is_named() -> None:
    party = make_party()
    install.remove(connection)
    Party.objects.update(colour="#010101")
    install.install(connection)

    assert list(faults_of_audit()) == [
        f"positions_party {party.pk} was changed outside the trail"
    ]


def test_missing_trigger_is_named() -> None:
    install.remove(connection)

    assert any("positions_statement" in fault for fault in faults_of_audit())
