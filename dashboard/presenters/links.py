"""The addresses that the matrix page leads to."""

from dataclasses import dataclass
from datetime import date

from dashboard.asking.matrix import MatrixChoices
from dashboard.asking.period import PeriodChoices
from positions.readers.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Links:
    """`cell` is to be followed by the key of a cell.

    `moved_before` and `moved_after` follow the page of changes; the second is empty
    if nothing is newer than the day shown.
    """

    cell: str
    close: str
    latest: str
    moved_before: str
    moved_after: str
    known_then: str
    known_today: str
    all: str
    is_chosen: bool
    csv: str
    json: str
    xlsx: str


def links(choices: MatrixChoices, export: str) -> Links:
    """`export` is the address of the page of exports."""
    rest = choices.query(cell="")
    exported = choices.permanent_query(cell="", show=(), order="", compare_to=None)
    return Links(
        cell=f"{rest}{'' if rest == '?' else '&'}cell=",
        close=rest,
        latest=choices.query(as_of=choices.newest, compare_to=None),
        moved_before=_between(choices, choices.since, choices.as_of),
        moved_after=_between(choices, choices.as_of, choices.newest),
        known_then=choices.query(known_at=choices.as_of),
        known_today=choices.query(known_at=None),
        all=choices.query(
            party=(), group=(), own_words_only=False, known_at=None, order=""
        ),
        is_chosen=bool(
            choices.party or choices.group or choices.own_words_only or choices.known_at
        ),
        csv=f"{export}matrix.csv{exported}",
        json=f"{export}matrix.json{exported}",
        xlsx=f"{export}matrix.xlsx{exported}",
    )


def _between(choices: MatrixChoices, since: date, until: date) -> str:
    if since >= until:
        return ""
    return PeriodChoices(
        edition=choices.edition,
        first=since,
        last=choices.newest,
        since=since,
        until=until,
        known_at=choices.known_at,
    ).permanent_query()


@dataclass(frozen=True, slots=True)
class Poles:
    """What the two ends of the colour ramp are called."""

    minus: str
    plus: str
    spread: str


def poles(catalogue: Catalogue) -> Poles:
    """Named after the two belligerents: the first in order has the minus pole."""
    if not catalogue.sides:
        return Poles("One pole", "the other pole", "pole to pole")
    first, last = catalogue.sides
    return Poles(
        f"{first.name}’s stated demands",
        f"{last.name}’s stated demands",
        f"{first.narrow_name} – {last.narrow_name}",
    )
