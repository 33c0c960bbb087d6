"""The commands that code, measure and learn."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from positions.actions.propose_statements import propose_statements
from positions.extraction import RULE_SET_VERSION, propose
from positions.models import Article, Statement
from positions.readers.lexicon import current_lexicon
from positions.readers.ranker import current_ranker
from positions.vocabulary import Review

TEXT = (
    "A day of words\n\nUkraine and Russia spoke through mediators. “We demand an "
    "immediate and unconditional ceasefire,” Zelenskyy said. Moscow rejects foreign "
    "troops in Ukraine.\n"
)
DAY = datetime(2025, 5, 12, tzinfo=UTC)


def run(*words: str, **options) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "07.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_extract_prints_a_line_of_json_for_each_proposal(seeded, text_file):
    rows = [
        json.loads(line)
        for line in run("extract", str(text_file), "--format", "jsonl").splitlines()
    ]

    first = rows[0]
    assert [(r["party"], r["issue"], r["attribution"]) for r in rows] == [
        ("UA", "ceasefire", "direct_quote"),
        ("RU", "guarantees", "paraphrase"),
    ]
    assert first["file"] == str(text_file)
    assert first["quote"] == "We demand an immediate and unconditional ceasefire,"
    assert TEXT[first["start"] : first["end"]] == first["quote"]
    assert first["speaker"] == "Volodymyr Zelenskyy"
    assert (first["option"], first["value"]) == ("full_first", 1.0)
    assert 0 < first["confidence"] < 1
    assert first["why"]


def test_extract_stores_nothing(seeded, text_file):
    before = Statement.objects.count()

    run("extract", str(text_file))

    assert (Statement.objects.count(), Article.objects.count()) == (before, 0)


def test_extract_says_what_is_missing(db, text_file):
    with pytest.raises(CommandError, match="Run load_seeds first"):
        run("extract", str(text_file))


def test_extract_names_the_file_that_cannot_be_read(seeded, tmp_path):
    with pytest.raises(CommandError, match=r"none\.txt cannot be read"):
        run("extract", str(tmp_path / "none.txt"))


def labelled(folder: Path) -> Path:
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "07.txt").write_text(TEXT, "utf-8")
    (folder / "texts" / "08.txt").write_text("Rain\n\nIt rained.\n", "utf-8")
    rows = [
        ("UA", "ceasefire", 1.0, "on_record_quote", "“We demand", "Zelenskyy said."),
        ("RU", "guarantees", -1.0, "reported", "Moscow rejects", "in Ukraine."),
    ]
    names = ("party", "issue", "direction", "attribution")
    anchors = ("evidence_start_words", "evidence_end_words")
    lines = [
        json.dumps(
            {"text": "07", "optional": False}
            | dict(zip((*names, *anchors), row, strict=True))
        )
        for row in rows
    ]
    (folder / "labels.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    index = [{"text": name, "language": "en"} for name in ("07", "08")]
    lines = [json.dumps(row) for row in index]
    (folder / "index.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_evaluation_prints_every_level_group_band_and_baseline(seeded, tmp_path):
    told = run("evaluate_extraction", str(labelled(tmp_path)), "--rounds", "20")

    assert "evidence           P 1.000 (n 2)  R 1.000 (n 2)  F1 1.000" in told
    assert "+ attribution      P 1.000 (n 2)  R 1.000 (n 2)  F1 1.000" in told
    assert "article tuples     P 1.000 (n 2)" in told
    assert "texts wrongly not left empty: none (of 1)" in told
    for title in ("By issue", "By party", "By language", "By attribution"):
        assert title in told
    for title in ("Precision by confidence", "keyword rule", "lexicon only"):
        assert title in told


def test_evaluation_of_chosen_texts_only(seeded, tmp_path):
    folder = labelled(tmp_path)

    told = run("evaluate_extraction", str(folder), "--only", "08", "--rounds", "5")

    assert f"rules_v1 {RULE_SET_VERSION}, 1 texts" in told


def test_evaluation_refuses_a_folder_without_labels(seeded, tmp_path):
    with pytest.raises(CommandError, match=r"needs the folder texts"):
        run("evaluate_extraction", str(tmp_path))


def test_fitting_needs_right_and_wrong_proposals(seeded, tmp_path):
    with pytest.raises(CommandError, match="no right and wrong"):
        run("fit_confidence", str(labelled(tmp_path)))


@pytest.fixture
def rankers(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "rankers"


def decided(curator: User, texts: int) -> None:
    """Texts whose proposals a curator accepts for Ukraine and rejects for Russia."""
    for k in range(texts):
        text = f"{TEXT}\nText {k} ends here.\n"
        article = Article.objects.create(
            fetched_at=DAY,
            published_at=DAY,
            text=text,
            text_sha256=f"{k:064}",
            fingerprint=f"{k}",
            language="en",
        )
        found = propose(text, current_lexicon(), published_on=DAY.date())
        propose_statements(article, found, DAY.date())
    for code, review in (("UA", Review.ACCEPTED), ("RU", Review.REJECTED)):
        Statement.objects.filter(party__code=code, review=Review.PROPOSED).update(
            review=review, reviewed_by=curator, reviewed_at=DAY
        )


def test_ranker_is_learned_from_decisions_and_stored(seeded, curator, rankers):
    decided(curator, texts=25)

    told = run("retrain_ranker")

    ranker = current_ranker()
    assert "50 decisions, 25 accepted" in told
    assert ranker is not None
    assert (ranker.version, ranker.decisions, ranker.accepted) == (1, 50, 25)
    assert [path.name for path in rankers.iterdir()] == ["1.json"]


def test_next_ranker_leaves_the_earlier_one(seeded, curator, rankers):
    decided(curator, texts=25)
    run("retrain_ranker")

    run("retrain_ranker")

    assert sorted(path.name for path in rankers.iterdir()) == ["1.json", "2.json"]


def test_too_few_decisions_teach_nothing(seeded, rankers):
    with pytest.raises(CommandError, match="learning needs at least 40"):
        run("retrain_ranker")

    assert current_ranker() is None


def test_language_model_is_off_until_the_operator_names_one(
    seeded, text_file, monkeypatch
):
    monkeypatch.delenv("LLM_BASE_URL", raising=False)

    with pytest.raises(CommandError, match="Set LLM_BASE_URL"):
        run("extract", str(text_file), "--coder", "llm")
