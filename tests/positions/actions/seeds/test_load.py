import shutil
import tomllib
from datetime import timedelta

import pytest

from positions.actions.acting import acting_as
from positions.actions.seeds import SeedError, load_seeds
from positions.models import (
    Clause,
    Cue,
    DataRevision,
    Event,
    Option,
    Party,
    PartyAlias,
    Position,
    Statement,
)
from positions.vocabulary import Evidence, Review
from tests.conftest import NOW, REPOSITORY

SEEDS = REPOSITORY / "seeds"


@pytest.fixture
def folder(tmp_path):
    """A copy of the seeds that a test may spoil."""
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def table_rows():
    models = (Party, Cue, Statement, Event, Clause, Position)
    return {model.__name__: model.objects.count() for model in models}


def test_every_seed_statement_is_cited_and_accepted_by_the_seed_curator(seeded):
    statements = Statement.objects.all()

    assert statements.count() == 463
    assert set(statements.values_list("evidence", "review")) == {
        (Evidence.CITED, Review.ACCEPTED)
    }
    assert set(statements.values_list("reviewed_by__username", flat=True)) == {
        "seed-curator"
    }


def test_grade_c_and_cited_quotes_stand_on_the_list_to_recheck_first(seeded):
    listed = set(Statement.objects.to_recheck_first().values_list("pk", flat=True))

    expected = {
        s.pk for s in Statement.objects.all() if s.grade == "C" or s.quote != ""
    }
    assert listed == expected
    assert 300 < len(listed) < 463


def test_loading_again_changes_nothing(seeded):
    before, revision = table_rows(), DataRevision.objects.get().number

    report = load_seeds(SEEDS, NOW + timedelta(days=1))

    assert not report.changed_anything
    assert table_rows() == before
    assert DataRevision.objects.get().number == revision


def test_an_edited_row_is_changed_and_raises_the_revision(seeded, folder):
    spoil(folder, "statements.csv", "baseline shortly before", "just before")

    report = load_seeds(folder, NOW)

    assert report.counts["Statement"].changed == 1
    assert Statement.objects.filter(note__startswith="just before").count() == 1
    assert DataRevision.objects.get().number == 2


def test_a_bloc_has_the_members_that_its_file_names(seeded):
    rows = tomllib.loads((SEEDS / "parties.toml").read_text("utf-8"))["party"]
    blocs = Party.objects.filter(members__isnull=False)

    members = blocs.order_by().values_list("code", "members__code")

    assert set(members) == {(r["code"], m) for r in rows for m in r["members"]}
    assert {code for code, _ in members} == {"EU", "COW", "NATO"}


def test_a_party_that_is_renamed_is_reported_as_changed(seeded, folder):
    spoil(folder, "parties.toml", 'name = "European Union"', 'name = "The Union"')

    report = load_seeds(folder, NOW)

    assert {t: c.changed for t, c in report.counts.items() if c.changed} == {"Party": 1}


def test_what_is_gone_from_the_files_goes_from_the_database(seeded, folder):
    spoil(folder, "issues.toml", '  "(underlying causes|root causes)",\n', "")
    spoil(folder, "issues.toml", '  "stop where they are",\n', "")
    spoil(
        folder,
        "issues.toml",
        'examples_uk = ["Жодного припинення вогню до укладення остаточної угоди не '
        'буде."]\n',
        "",
    )
    spoil(
        folder,
        "parties.toml",
        '  { text = "Bankova", lang = "en", type = "metonym", ambiguous = false },\n',
        "",
    )
    spoil(folder, "speakers.toml", 'aliases_en = ["Sergei Lavrov", "Lavrov"]\n', "")

    report = load_seeds(folder, NOW)
    again = load_seeds(folder, NOW)

    removed = {t: c.removed for t, c in report.counts.items() if c.removed}
    assert removed == {"IssueCue": 1, "Cue": 2, "PartyAlias": 1, "SpeakerAlias": 2}
    assert report.changed_anything
    assert not again.changed_anything
    assert not PartyAlias.objects.filter(text="Bankova", language="en").exists()


def test_a_curators_own_cues_and_changes_outlive_the_seeds(seeded, folder, curator):
    option = Option.objects.get(issue__key="ceasefire", key="full_first")
    cue = Cue.objects.get(text="stop where they are", option__issue__key="ceasefire")
    with acting_as(curator):
        option.cues.create(text="arms at rest", language="en", kind="phrase")
        Cue.objects.filter(pk=cue.pk).update(text="stop right here")
        PartyAlias.objects.create(
            party=Party.objects.get(code="UA"), text="the Rada", language="en"
        )
    spoil(folder, "issues.toml", '  "stop where they are",\n', "")

    report = load_seeds(folder, NOW)

    assert report.counts["Cue"].removed == 0
    assert set(Cue.objects.filter(text__in=["arms at rest", "stop right here"])) == {
        cue,
        option.cues.get(text="arms at rest"),
    }
    assert PartyAlias.objects.filter(text="the Rada").exists()


def test_seeds_of_another_process_leave_these_alone(seeded, folder):
    spoil(folder, "process.toml", 'slug = "russia-ukraine"', 'slug = "another"')
    for name in ("statements.csv", "events.csv"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n")
    (folder / "proposals.toml").write_text("version = 1\n")
    spoil(
        folder,
        "parties.toml",
        '  { text = "Bankova", lang = "en", type = "metonym", ambiguous = false },\n',
        "",
    )

    load_seeds(folder, NOW)

    assert PartyAlias.objects.filter(text="Bankova", language="en").exists()


def test_what_a_curator_decided_is_kept(seeded, curator):
    statement = Statement.objects.get(key="2025-02-27-ru-territory")
    Statement.objects.filter(pk=statement.pk).update(
        review=Review.RETRACTED,
        review_note="The page says otherwise.",
        reviewed_by=curator,
        reviewed_at=NOW,
        version=2,
    )

    report = load_seeds(SEEDS, NOW)

    statement.refresh_from_db()
    assert statement.review == Review.RETRACTED
    assert report.counts["Statement"].kept == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(
            "statements.csv",
            "2025-02-27-ru-territory,RU,territory,all_four,2025-02-27",
            "2025-02-27-ru-territory,RU,territory,all_four,27.02.2025",
            "statements.csv, line 2, column said_on: a day is written as YYYY-MM-DD",
            id="a day in another form",
        ),
        pytest.param(
            "statements.csv",
            ",RU,territory,all_four,",
            ",RU,territory,all_five,",
            "statements.csv, line 2, column option: territory has no option 'all_five'",
            id="an option that does not exist",
        ),
        pytest.param(
            "statements.csv",
            ",GB,assets,profits_only,",
            ",XX,assets,profits_only,",
            "statements.csv, line 3, column party: there is no party 'XX'",
            id="a party that does not exist",
        ),
        pytest.param(
            "statements.csv",
            "id,party,issue",
            "id,party,topic",
            "statements.csv, line 1, column 1: the header does not fit; "
            "missing: issue; unknown: topic",
            id="a wrong header",
        ),
        pytest.param(
            "events.csv",
            ",meeting,London summit,",
            ",gathering,London summit,",
            "events.csv, line 2, column kind: must be one of meeting, call, document, "
            "truce, attack, deadline, other",
            id="a word that is not in the glossary",
        ),
        pytest.param(
            "parties.toml",
            'code = "RU"',
            'code = "RU',
            "parties.toml, line 14, column 11: Illegal character '\\n'",
            id="broken TOML",
        ),
        pytest.param(
            "process.toml",
            'party = "RU"',
            'party = "RX"',
            "process.toml, line 11, column party: there is no party 'RX'",
            id="a seat for nobody",
        ),
    ],
)
def test_a_bad_row_names_file_line_and_column(db, folder, name, old, new, expected):
    spoil(folder, name, old, new)

    with pytest.raises(SeedError) as error:
        load_seeds(folder, NOW)

    assert str(error.value) == expected


def test_a_bad_block_is_named_at_its_own_line(db, folder):
    spoil(folder, "issues.toml", "value = -0.8", "value = -1.8")
    text = (folder / "issues.toml").read_text(encoding="utf-8")
    line = text[: text.index("value = -1.8")].count("\n") + 1

    with pytest.raises(SeedError) as error:
        load_seeds(folder, NOW)

    assert (error.value.file, error.value.line, error.value.column) == (
        "issues.toml",
        line,
        "column value",
    )


def test_a_faulty_file_leaves_nothing_of_itself_behind(db, folder):
    last = (folder / "statements.csv").read_text(encoding="utf-8").rstrip("\n")
    (folder / "statements.csv").write_text(last + ",one more value\n", encoding="utf-8")

    with pytest.raises(SeedError):
        load_seeds(folder, NOW)

    assert Statement.objects.count() == 0
    assert Cue.objects.count() > 0


def test_bytes_that_are_not_utf8_are_named_by_line(db, folder):
    raw = (folder / "events.csv").read_bytes()
    (folder / "events.csv").write_bytes(raw.replace(b"London summit", b"L\xf6ndon", 1))

    with pytest.raises(SeedError, match=r"events\.csv, line 2, byte \d+: .*UTF-8"):
        load_seeds(folder, NOW)


def test_a_missing_file_is_named(db, folder):
    (folder / "events.csv").unlink()

    with pytest.raises(SeedError, match=r"events\.csv.*is missing"):
        load_seeds(folder, NOW)


def test_a_joint_text_is_one_row_with_its_signatories(seeded):
    statement = Statement.objects.get(key="2025-05-12-eu-sanctions")

    signatories = set(statement.joint_with.values_list("code", flat=True))

    assert signatories == {"GB", "FR", "DE"}
