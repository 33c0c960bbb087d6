"""What changed between two dates, one row for each cell."""

from collections.abc import Iterator

from positions.analysis.agreement import AGREEMENT_RULE
from positions.analysis.changes import Change
from positions.analysis.in_force import InForce
from positions.exports.tables import LICENCE, Row, as_csv
from positions.readers.catalogue import Catalogue
from positions.readers.changes import ChangesReading
from positions.vocabulary import OWN_LINE_RULE

COLUMNS = (
    "party",
    "issue",
    "kind",
    "said_on",
    "repeated_on",
    "option_before",
    "value_before",
    "option_after",
    "value_after",
    "step",
    "size",
    "toward",
    "away",
    "statement",
    "quote",
    "source_url",
    "from",
    "to",
    "rule",
    "revision",
    "licence",
)


PAIR_COLUMNS = (
    "a",
    "b",
    "agreement_before",
    "agreement_after",
    "change",
    "n",
    "from",
    "to",
    "rule",
    "revision",
    "licence",
)


def change_rows(
    catalogue: Catalogue, reading: ChangesReading, revision: int
) -> Iterator[Row]:
    """In order of time. Several options or values of one cell stand with "+"."""
    for change in reading.log.changes:
        row = reading.statements[int(change.after.statements[0].id)]
        yield {
            "party": change.party,
            "issue": change.issue,
            "kind": str(change.kind),
            "said_on": change.on,
            "repeated_on": change.repeated_on,
            "option_before": _options(change.before),
            "value_before": _values(catalogue, change, change.before),
            "option_after": _options(change.after),
            "value_after": _values(catalogue, change, change.after),
            "step": None if change.step is None else round(change.step, 6),
            "size": str(change.size) if change.size else "",
            "toward": "+".join(change.toward),
            "away": "+".join(change.away),
            "statement": row.pk,
            "quote": row.quote,
            "source_url": row.source_url,
            "from": reading.log.since,
            "to": reading.log.until,
            "rule": OWN_LINE_RULE,
            "revision": revision,
            "licence": LICENCE,
        }


def changes_csv(catalogue: Catalogue, reading: ChangesReading, revision: int) -> str:
    """The rows as CSV."""
    return as_csv(COLUMNS, change_rows(catalogue, reading, revision))


def pairs_csv(reading: ChangesReading, revision: int) -> str:
    """Agreement (0 to 1) of every pair on both days, over the same `n` issues."""
    return as_csv(PAIR_COLUMNS, _pair_rows(reading, revision))


def _pair_rows(reading: ChangesReading, revision: int) -> Iterator[Row]:
    for shift in reading.shifts:
        yield {
            "a": shift.a,
            "b": shift.b,
            "agreement_before": round(shift.before, 6),
            "agreement_after": round(shift.after, 6),
            "change": round(shift.gain, 6),
            "n": shift.n,
            "from": reading.log.since,
            "to": reading.log.until,
            "rule": AGREEMENT_RULE,
            "revision": revision,
            "licence": LICENCE,
        }


def _options(in_force: InForce | None) -> str:
    return "+".join(in_force.options) if in_force else ""


def _values(catalogue: Catalogue, change: Change, in_force: InForce | None) -> str:
    if in_force is None:
        return ""
    values = catalogue.issue_by_key[change.issue].scale.values(in_force.options)
    return "+".join(f"{value:g}" for value in values)
