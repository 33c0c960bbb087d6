import json
from pathlib import Path
from typing import Any

import pytest

from positions.extraction.compiled import compile_lexicon
from positions.extraction.evaluation import Label, Prediction, evaluate, read_folder
from positions.extraction.evaluation.baselines import keyword_rule, lexicon_only
from positions.extraction.evaluation.measure import ScoreCounts
from positions.extraction.evaluation.rows import to_prediction
from tests.positions.extraction.small_world import WORLD
from tests.positions.extraction.test_holders import LEDE, coded


def label(**changes) -> Label:
    fields: dict[str, Any] = {
        "name": "01",
        "start": 0,
        "end": 40,
        "party": "NO",
        "issue": "truce",
        "sign": 1,
        "attribution": "reported",
        "optional": False,
    }
    return Label(**fields | changes)


def prediction(**changes) -> Prediction:
    fields: dict[str, Any] = {
        "name": "01",
        "start": 0,
        "end": 40,
        "party": "NO",
        "issue": "truce",
        "sign": 1,
        "attribution": "reported",
        "confidence": 0.7,
    }
    return Prediction(**fields | changes)


def totals(labels: list[Label], predictions: list[Prediction]) -> list[ScoreCounts]:
    report = evaluate(["01"], labels, predictions, {})
    return [report.total(level) for level in report.by_text["01"]]


ALL, NONE = ScoreCounts(1, 1, 1, 1), ScoreCounts(0, 1, 0, 1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [ALL, ALL, ALL, ALL, ALL], id="all right"),
        pytest.param(
            {"attribution": "leak_unconfirmed"},
            [ALL, ALL, ALL, NONE, ALL],
            id="attribution wrong",
        ),
        pytest.param({"sign": -1}, [ALL, ALL, NONE, NONE, NONE], id="sign wrong"),
        pytest.param({"party": "SO"}, [ALL, NONE, NONE, NONE, NONE], id="party wrong"),
        pytest.param(
            {"start": 50, "end": 90}, [NONE, NONE, NONE, NONE, ALL], id="passage wrong"
        ),
        pytest.param(
            {"start": 20, "end": 60}, [ALL, ALL, ALL, ALL, ALL], id="half of it"
        ),
    ],
)
def test_each_level_asks_for_more(changes, expected: list[ScoreCounts]) -> None:
    assert totals([label()], [prediction(**changes)]) == expected


def test_optional_labels_count_neither_way() -> None:
    found = totals([label(optional=True)], [prediction()])

    assert found == [
        ScoreCounts(),
        ScoreCounts(),
        ScoreCounts(),
        ScoreCounts(),
        ScoreCounts(),
    ]


def test_precision_recall_and_their_mean() -> None:
    counts = ScoreCounts(right=3, counted=4, found=1, required=2)

    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)


def test_nothing_predicted_gives_zero() -> None:
    assert ScoreCounts(0, 0, 0, 5).f1 == 0.0


def test_interval_holds_the_figure() -> None:
    labels = [label(name=name) for name in ("01", "02", "03")]
    report = evaluate(["01", "02", "03"], labels, [prediction()], {})

    low, high = report.interval("+ sign", 200)

    assert low <= report.total("+ sign").f1 <= high


def test_faults_are_counted() -> None:
    labels = [label(attribution="leak_unconfirmed")]
    wrong = [
        prediction(attribution="on_record_quote"),
        prediction(name="02"),
        prediction(start=100, end=140),
    ]

    report = evaluate(["01", "02"], labels, wrong, {"01": [(100, 140)]})

    assert (report.false_quotes, report.not_empty, report.trap_hits) == (1, ["02"], 1)
    assert report.attribution_right == (0, 1)


@pytest.mark.parametrize(
    ("axes", "labels", "sign"),
    [
        pytest.param({}, [], 1, id="sign of the value"),
        pytest.param({"truce": {"full": "-"}}, [], -1, id="sign of the axis"),
        pytest.param(
            {"truce": {"full": "-+"}}, [label(sign=1)], 1, id="the one that is labelled"
        ),
        pytest.param({"truce": {"full": "-+"}}, [], -1, id="the usual one first"),
    ],
)
def test_option_stands_for_a_sign_of_the_axis(axes, labels, sign: int) -> None:
    (proposal,) = coded("Norland wants a full truce.")

    assert to_prediction("01", proposal, axes, labels).sign == sign


def test_baselines_know_words_but_no_grammar() -> None:
    text = LEDE + "Suderia says that Norland rejects a full truce."
    compiled = compile_lexicon(WORLD, "en")

    words = [(p.party, p.issue, p.option) for p in keyword_rule(text, compiled)]
    cues = [(p.party, p.issue, p.option) for p in lexicon_only(text, compiled)]

    assert words == [("SO", "truce", "some")]
    assert cues == [("SO", "truce", "full")]


def write_folder(folder: Path) -> Path:
    (folder / "texts").mkdir(parents=True)
    text = LEDE + "Norland wants a full truce."
    (folder / "texts" / "01.txt").write_text(text, "utf-8")
    row = {
        "text": "01",
        "party": "NO",
        "issue": "truce",
        "direction": 1.0,
        "attribution": "reported",
        "evidence_start_words": "Norland wants",
        "evidence_end_words": "full truce.",
        "optional": False,
    }
    (folder / "labels.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    index = {"text": "01", "language": "en", "date": "2040-07-04"}
    (folder / "index.jsonl").write_text(json.dumps(index) + "\n", "utf-8")
    return folder


def test_labelled_folder_is_read(tmp_path: Path) -> None:
    (text,) = read_folder(write_folder(tmp_path)).texts

    (row,) = text.labels
    assert text.text[row.start : row.end] == "Norland wants a full truce."
    assert (text.language, row.sign) == ("en", 1)


def test_folder_without_labels_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"labels\.jsonl"):
        read_folder(tmp_path)


def test_label_without_its_passage_is_refused_in_words(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "texts" / "01.txt").write_text("Something else.", "utf-8")

    with pytest.raises(ValueError, match="01: no passage"):
        read_folder(folder)
