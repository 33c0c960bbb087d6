"""Each column of the tables of measures against the value that it tells of."""

from datetime import date

from positions.analysis.agreement import PairAgreement
from positions.analysis.bounds import Bounds
from positions.analysis.changes import ChangeLog
from positions.analysis.closer import PairShift
from positions.analysis.comparison import IssueComparison, Side
from positions.analysis.convergence import MeanPoint, PairPoint
from positions.analysis.dispersion import IssueSplit, Split
from positions.analysis.words import Claim
from positions.exports.changes import pairs_csv as shifts_csv
from positions.exports.measures import (
    comparisons_csv,
    mean_months_csv,
    pair_months_csv,
    pairs_csv,
    splits_csv,
)
from positions.exports.provenance import TableProvenance
from positions.exports.sources import sources_csv
from positions.exports.tables import LICENCE
from positions.readers.changes import ChangesReading
from positions.readers.positions.scope import Scope
from positions.readers.sources import SourceEntry, SourcesReading
from tests.csv_rows import read_csv

ABOUT = TableProvenance(
    process="talks",
    as_of=date(2025, 4, 22),
    evidence=Scope(known_at=date(2025, 4, 23), own_words_only=True),
    revision=7,
)
MADE_FROM = {
    "process": "talks",
    "as_of": "2025-04-22",
    "known_at": "2025-04-23",
    "own_words_only": "true",
    "rule": "own-line-v1",
    "revision": "7",
    "licence": LICENCE,
}
MAY = date(2025, 5, 31)


def test_a_pair():
    pair = PairAgreement(
        a="RU",
        b="UA",
        agreement=0.1234567,
        n=11,
        of=12,
        same=1,
        neutral=2,
        opposite=5,
        different=3,
        bounds=Bounds(lower=0.0512345678, upper=0.25),
        claim=Claim.MOSTLY_DIFFER,
    )

    assert read_csv(pairs_csv([pair], ABOUT)) == [
        {
            "a": "RU",
            "b": "UA",
            "agreement": "0.123457",
            "n": "11",
            "of": "12",
            "lower": "0.051235",
            "upper": "0.25",
            "same": "1",
            "neutral": "2",
            "opposite": "5",
            "different": "3",
            "claim": "mostly differ",
            "measure": "mean-distance-v1",
            **MADE_FROM,
        }
    ]


def test_the_split_of_an_issue():
    split = IssueSplit(
        issue="crimea",
        n=9,
        of=13,
        mean_distance=1.5,
        leik=0.25,
        consensus=0.375,
        agreement_a=-0.5,
        label=Split.SPLIT,
    )

    assert read_csv(splits_csv([split], ABOUT)) == [
        {
            "issue": "crimea",
            "label": "split",
            "mean_distance": "1.5",
            "n": "9",
            "of": "13",
            "leik": "0.25",
            "consensus": "0.375",
            "agreement_a": "-0.5",
            **MADE_FROM,
        }
    ]


def test_what_is_undefined_is_empty_and_not_nought():
    split = IssueSplit("crimea", 1, 13, None, None, None, None, Split.TOO_FEW)

    (row,) = read_csv(splits_csv([split], ABOUT))

    undefined = ("mean_distance", "leik", "consensus", "agreement_a")
    assert [row[name] for name in undefined] == [""] * 4


def test_two_parties_on_an_issue():
    compared = [
        IssueComparison("crimea", ("keep",), ("back", "lease"), 1.75, Side.OPPOSITE),
        IssueComparison("talks", (), ("leaders",), None, None),
    ]

    rows = read_csv(comparisons_csv([("RU", "UA", compared)], ABOUT))

    assert rows == [
        {
            "a": "RU",
            "b": "UA",
            "issue": "crimea",
            "options_a": "keep",
            "options_b": "back+lease",
            "distance": "1.75",
            "side": "opposite sides",
            **MADE_FROM,
        },
        {
            "a": "RU",
            "b": "UA",
            "issue": "talks",
            "options_a": "",
            "options_b": "leaders",
            "distance": "",
            "side": "",
            **MADE_FROM,
        },
    ]


def test_months_of_a_pair_and_of_all_pairs():
    pair = [("RU", "UA", [PairPoint(MAY, 0.25, 11)])]

    assert read_csv(pair_months_csv(pair, ABOUT)) == [
        {
            "a": "RU",
            "b": "UA",
            "day": "2025-05-31",
            "agreement": "0.25",
            "n": "11",
            "measure": "mean-distance-v1",
            **MADE_FROM,
        }
    ]
    assert read_csv(mean_months_csv([MeanPoint(MAY, 0.625, 60, 78)], ABOUT)) == [
        {
            "day": "2025-05-31",
            "mean_agreement": "0.625",
            "pairs": "60",
            "of_pairs": "78",
            "measure": "mean-distance-v1",
            **MADE_FROM,
        }
    ]


def test_a_pair_on_two_days():
    log = ChangeLog(date(2025, 4, 22), MAY, (), 0, 0)
    reading = ChangesReading(log, {}, (PairShift("RU", "UA", 0.25, 0.375, 11),))

    assert read_csv(shifts_csv(reading, 7)) == [
        {
            "a": "RU",
            "b": "UA",
            "agreement_before": "0.25",
            "agreement_after": "0.375",
            "change": "0.125",
            "n": "11",
            "from": "2025-04-22",
            "to": "2025-05-31",
            "rule": "mean-distance-v1",
            "revision": "7",
            "licence": LICENCE,
        }
    ]


def test_a_publisher():
    source = SourceEntry(
        name="Harbour Gazette",
        domain="gazette.example",
        grade="B",
        statements=5,
        retracted=1,
        parties=("RU", "UA"),
        first=date(2025, 3, 1),
        last=MAY,
    )
    reading = SourcesReading((source,), 5, {}, {}, {}, {})

    assert read_csv(sources_csv(reading, 7)) == [
        {
            "publisher": "Harbour Gazette",
            "domain": "gazette.example",
            "grade": "B",
            "statements": "5",
            "retracted": "1",
            "parties": "RU+UA",
            "first_said_on": "2025-03-01",
            "last_said_on": "2025-05-31",
            "revision": "7",
            "licence": LICENCE,
        }
    ]
