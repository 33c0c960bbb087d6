"""check_integrity, verify_audit, backup and restore on whole databases."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from positions.actions import review_statement as review
from positions.actions.audit import install
from positions.actions.integrity import check_integrity
from positions.models import AuditEntry, ImportJob, Position, Statement
from tests.conftest import NOW
from tests.curated import make_statement, option_of

pytestmark = pytest.mark.django_db
ALL_HOLD = {name: [] for name in ("I1", "I2", "I3", "I4", "I5", "I6")}


def test_seed_data_keeps_every_invariant(seeded) -> None:
    assert check_integrity(NOW) == ALL_HOLD


def test_decisions_keep_every_invariant(curator) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)
    reopened = review.take_back(accepted, by=curator, now=NOW)
    again = review.accept(reopened, by=curator, now=NOW)
    review.retract(again, by=curator, now=NOW, reason="Wrong page.")

    assert check_integrity(NOW) == ALL_HOLD


def test_worker_that_died_is_named() -> None:
    job = ImportJob.objects.create(
        kind="text",
        state="running",
        lease_until=timezone.now() - timedelta(hours=1),
        next_attempt_at=NOW,
        created_at=NOW,
    )

    assert check_integrity(timezone.now())["I1"] == [
        f"import {job.pk} has been running without a worker"
    ]


def test_missing_and_made_up_positions_are_named(curator) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)
    Position.objects.update(contested=True)

    faults = check_integrity(NOW)["I3"]

    assert [fault.split(":")[0] for fault in faults] == [
        "a position does not follow from the statements",
        "a position is missing",
    ]
    assert str(accepted.pk) in faults[0]


def test_acceptance_that_vanished_is_named(curator) -> None:
    accepted = review.accept(make_statement(), by=curator, now=NOW)
    Position.objects.all().delete()
    Statement.objects.update(review="proposed", reviewed_by=None, reviewed_at=None)

    entry = AuditEntry.objects.latest("seq")

    assert check_integrity(NOW)["I3"] == [
        f"statement {accepted.pk} is no longer accepted, by audit entry {entry.seq}"
    ]


def test_position_on_a_proposal_is_named() -> None:
    proposal = make_statement()
    position = Position.objects.create(
        party=proposal.party,
        issue=proposal.issue,
        option=option_of(proposal.issue),
        statement=proposal,
        valid_from=proposal.said_on,
        entered_on=proposal.said_on,
        last_said_on=proposal.said_on,
        strength="position",
    )

    assert check_integrity(NOW)["I6"] == [
        f"position {position.pk} rests on statement {proposal.pk}, not accepted"
    ]


def test_command_prints_json_and_fails_on_a_fault(capsys) -> None:
    make_statement()
    install.remove(connection)
    Statement.objects.update(summary="Changed past the triggers.")
    install.install(connection)

    with pytest.raises(SystemExit) as ended:
        call_command("check_integrity", "--json")

    found = json.loads(capsys.readouterr().out)
    assert ended.value.code == 1
    assert found["ok"] is False
    assert len(found["faults"]["I5"]) == 1


def test_command_says_in_one_line_that_all_holds(seeded, capsys) -> None:
    call_command("check_integrity")

    assert capsys.readouterr().out == "I1, I2, I3, I4, I5, I6 hold.\n"


def test_verify_audit_counts_entries(seeded, capsys) -> None:
    call_command("verify_audit")

    count = AuditEntry.objects.count()
    assert capsys.readouterr().out == f"The audit trail is complete: {count} entries.\n"


def test_verify_audit_names_the_first_broken_link(seeded) -> None:
    install.remove(connection)
    AuditEntry.objects.filter(seq__in=[7, 9]).update(reason="nothing to see")
    install.install(connection)

    with pytest.raises(CommandError, match="audit entry 7 was altered"):
        call_command("verify_audit")


@pytest.mark.django_db(transaction=True)
def test_backup_comes_back_whole(tmp_path, seeded) -> None:
    target = tmp_path / "parley.backup"
    call_command("backup", str(target))
    entries = list(AuditEntry.objects.values_list("seq", "hash"))
    install.remove(connection)
    Statement.objects.filter(pk=1).update(summary="Vandalised.")
    Position.objects.all().delete()

    call_command("restore", str(target), "--replace")

    assert list(AuditEntry.objects.values_list("seq", "hash")) == entries
    assert check_integrity(NOW) == ALL_HOLD
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_restore_refuses_a_database_with_data(tmp_path, seeded) -> None:
    target = tmp_path / "parley.backup"
    call_command("backup", str(target))

    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(target))


@pytest.mark.django_db(transaction=True)
def test_restore_refuses_what_is_no_backup(tmp_path) -> None:
    other = tmp_path / "other.backup"
    other.write_text("not a database")

    with pytest.raises(CommandError):
        call_command("restore", str(other))


def test_backup_never_overwrites(tmp_path) -> None:
    target = tmp_path / "parley.backup"
    target.write_text("an older one")

    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(target))
