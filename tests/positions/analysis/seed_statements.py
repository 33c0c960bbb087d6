"""The seed files as the measures see them."""

import csv
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from positions.analysis import Coded
from positions.vocabulary import Attribution, Kind

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
BELLIGERENTS = frozenset({"RU", "UA"})


@cache
def rows() -> tuple[dict[str, str], ...]:
    with (SEEDS / "statements.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def statements() -> tuple[Coded, ...]:
    return tuple(coded(row) for row in rows())


@cache
def parties() -> tuple[str, ...]:
    return tuple(p["code"] for p in read("parties.toml")["party"])


@cache
def issues() -> tuple[str, ...]:
    return tuple(i["key"] for i in read("issues.toml")["issue"])


def read(name: str) -> dict:
    with (SEEDS / name).open("rb") as file:
        return tomllib.load(file)


def coded(row: dict[str, str]) -> Coded:
    return Coded(
        id=row["id"],
        party=row["party"],
        issue=row["issue"],
        option=row["option"] or None,
        said_on=date.fromisoformat(row["said_on"]),
        reported_on=date.fromisoformat(row["reported_on"])
        if row["reported_on"]
        else None,
        kind=Kind(row["kind"]),
        attribution=Attribution(row["attribution"]),
        tier=int(row["tier"]),
        joint_with=tuple(row["joint_with"].split()),
        key=row["id"],
    )
