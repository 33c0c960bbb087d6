"""Statements go out and come back unchanged; a change is shown before it is made."""

import io

import pytest
from django.core.management import CommandError, call_command

from positions.exports.statements import COLUMNS
from positions.exports.tables import as_csv
from positions.models import AuditEntry, Correction, Position, Statement
from positions.vocabulary import Review
from tests.csv_rows import read_csv


def run(command, *arguments, **options):
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def file(seeded, tmp_path):
    """The exported statements, to be edited."""
    path = tmp_path / "statements.csv"
    run("export_statements", output=str(path))
    return path


def edit(path, change):
    """Apply `change` to the rows of the file."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = read_csv(opened.read())
    change(rows)
    path.write_bytes(as_csv(COLUMNS, rows).encode())


def state():
    return (
        list(Statement.objects.order_by("pk").values()),
        list(Position.objects.order_by("pk").values()),
    )


def test_a_file_that_was_not_edited_changes_nothing(file, curator):
    before, trail = state(), AuditEntry.objects.count()

    told = run("import_statements", str(file), by="olha", reason="check")

    assert f"0 new, 0 changed, {Statement.objects.count()} unchanged" in told
    assert state() == before
    assert AuditEntry.objects.count() == trail


def test_dry_run_shows_the_difference_and_writes_nothing(file):
    before = state()
    edit(file, lambda rows: rows[0].update(condition="if all sides agree"))

    told = run("import_statements", str(file), dry_run=True)

    assert "condition: - -> if all sides agree" in told
    assert "0 new, 1 changed" in told
    assert state() == before


def test_a_changed_row_is_a_correction_by_a_named_curator(file, curator):
    key = Statement.objects.order_by("said_on", "pk")[0].key
    edit(file, lambda rows: rows[0].update(tier="2", condition="if asked"))

    run("import_statements", str(file), by="olha", reason="read again")

    changed = Statement.objects.get(key=key)
    log = Correction.objects.get()
    assert (changed.tier, changed.condition, changed.version) == (2, "if asked", 2)
    assert (log.statement, log.reason, log.made_by) == (changed, "read again", curator)


def test_a_change_without_a_curator_is_refused_and_nothing_is_written(file):
    before = state()
    edit(file, lambda rows: rows[0].update(tier="2"))

    with pytest.raises(CommandError, match="need a curator's name"):
        run("import_statements", str(file))

    assert state() == before


def test_a_new_row_waits_for_review(file):
    def add(rows):
        rows.append(rows[0] | {"id": "2025-03-03-ru-new", "statement": ""})

    edit(file, add)
    before = Position.objects.count()

    told = run("import_statements", str(file))

    made = Statement.objects.get(key="2025-03-03-ru-new")
    assert "new: 2025-03-03-ru-new" in told
    assert (made.review, made.coder) == (Review.PROPOSED, "import_statements")
    assert Position.objects.count() == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"party": "XX"}, r"line 2, column party: there is no party 'XX'"),
        ({"option": "nothing"}, r"line 2, column option: .* has no option 'nothing'"),
        ({"said_on": "1 May"}, r"line 2, column said_on: a day is written as"),
        ({"tier": "3"}, r"line 2, column tier: must be one of 1, 2"),
        ({"quote": "other words"}, r"line 2, column quote: cannot be changed here"),
        ({"id": "999999"}, r"line 2, column id: no public statement has this number"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(file, curator, change, message):
    before = state()
    edit(file, lambda rows: rows[0].update(change))

    with pytest.raises(CommandError, match=message):
        run("import_statements", str(file), by="olha", reason="check")

    assert state() == before


def test_a_file_without_its_columns_is_refused(seeded, tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("id,party\r\n1,RU\r\n", encoding="utf-8")

    with pytest.raises(CommandError, match="missing columns: issue, option"):
        run("import_statements", str(path))


def test_a_file_that_is_not_utf8_is_refused(seeded, tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes("id\r\nTürkiye\r\n".encode("latin-1"))

    with pytest.raises(CommandError, match="is not UTF-8"):
        run("import_statements", str(path))


def test_public_files_cut_quotes_and_hold_no_unaccepted_word(client, seeded):
    answer = client.get("/export/statements.csv")

    rows = read_csv(answer.content.decode())
    assert len(rows) == Statement.objects.public().count()
    assert max(len(row["quote"]) for row in rows) <= 300
    assert {row["review"] for row in rows} == {"accepted"}
