"""The matrix as a file is the matrix of the page."""

import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from positions.exports.matrix import COLUMNS
from positions.models import Option, Participation
from tests.csv_rows import read_csv
from tests.curated import make_process
from tests.oracles.position import position
from tests.positions.analysis import seed_statements


def exported(**options):
    out = io.StringIO()
    call_command("export_matrix", stdout=out, **options)
    return out.getvalue()


def test_export_holds_what_the_rule_gives(seeded):
    day = "2025-11-25"
    rows, sides = seed_statements.rows(), seed_statements.BELLIGERENTS
    by_id = {row["id"]: row for row in rows}
    parties = Participation.objects.values_list("party__code", flat=True)
    expected = {
        (party, issue): [by_id[pk]["option"] for pk in ids]
        for party in parties
        for issue in seed_statements.issues()
        if (ids := position(rows, party, issue, day, sides)[0])
    }

    found = {}
    for row in read_csv(exported(as_of=day)):
        if row["option"]:
            found.setdefault((row["party"], row["issue"]), []).append(row["option"])

    assert found == expected


def test_every_party_and_issue_has_a_row_even_a_gap(seeded):
    rows = read_csv(exported(as_of="2025-04-22"))

    pairs = {(row["party"], row["issue"]) for row in rows}
    gaps = [row for row in rows if not row["option"]]
    assert len(pairs) == Participation.objects.count() * 12
    assert {row["value"] + row["strength"] + row["quote"] for row in gaps} == {""}


def test_a_row_says_who_what_when_and_where_from(seeded):
    rows = read_csv(exported(as_of="2025-04-22"))

    row = next(r for r in rows if (r["party"], r["issue"]) == ("US", "crimea"))
    option = Option.objects.get(issue__key="crimea", key=row["option"])
    assert tuple(row) == COLUMNS
    assert row["party_name"] == "United States"
    assert row["label"] == option.label
    assert float(row["value"]) == option.value
    assert row["said_on"] <= row["as_of"] == "2025-04-22"
    assert row["source_url"].startswith("https://")
    assert row["revision"] == "1"


def test_json_and_workbook_hold_the_same_rows(seeded, tmp_path):
    target = tmp_path / "matrix.xlsx"
    call_command("export_matrix", as_of="2025-04-22", format="xlsx", output=str(target))

    plain = read_csv(exported(as_of="2025-04-22"))
    cells = json.loads(exported(as_of="2025-04-22", format="json"))["cells"]
    sheet = openpyxl.load_workbook(target).active
    in_sheet = [
        [row[0], row[1], row[3], row[5]]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]

    wanted = [[r["process"], r["party"], r["issue"], r["option"]] for r in plain]
    assert [
        [c["process"], c["party"], c["issue"], c["option"] or ""] for c in cells
    ] == wanted
    assert [[a, b, c, d or ""] for a, b, c, d in in_sheet] == wanted


def test_known_at_counts_only_what_was_public(seeded):
    everything = read_csv(exported(as_of="2025-04-22"))
    then = read_csv(exported(as_of="2025-04-22", known_at="2025-03-10"))

    days = {row["reported_on"] or row["said_on"] for row in then if row["option"]}
    assert max(days) <= "2025-03-10"
    assert sum(bool(r["option"]) for r in then) < sum(
        bool(r["option"]) for r in everything
    )


def test_the_page_offers_the_same_file(client, seeded):
    answer = client.get("/export/matrix.csv?as_of=2025-04-22")

    assert answer.content.decode() == exported(as_of="2025-04-22")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert (
        "parley-russia-ukraine-2025-04-22.csv" in answer.headers["Content-Disposition"]
    )


def test_the_page_exports_what_it_shows(client, seeded):
    answer = client.get(
        "/export/matrix.csv?as_of=2025-04-22&party=RU,UA&group=territory"
    )

    rows = read_csv(answer.content.decode())
    assert {row["party"] for row in rows} == {"RU", "UA"}
    assert {row["issue"] for row in rows} == {"territory", "crimea", "znpp"}


def test_pandas_style_reading_needs_no_option(seeded):
    text = exported(as_of="2025-04-22")

    values = [row["value"] for row in read_csv(text) if row["value"]]
    assert text.startswith("process,party,")
    assert all(-1 <= float(value) <= 1 for value in values)


def test_a_wrong_day_is_named(seeded):
    with pytest.raises(CommandError, match="tomorrow is not a day"):
        call_command("export_matrix", "--as-of", "tomorrow")


def test_with_several_processes_one_must_be_named(seeded):
    make_process()

    with pytest.raises(CommandError, match="talks, russia-ukraine"):
        exported(as_of=str(date(2025, 4, 22)))
