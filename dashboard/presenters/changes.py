"""The page of changes: who moved between two dates, and which way."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.asking.period import PeriodChoices
from dashboard.charts.squares import Move, Squares, squares
from dashboard.presenters.closer import CloserView, closer_view
from dashboard.presenters.links import Poles, poles
from dashboard.presenters.moves import ChangeView, change_view
from dashboard.presenters.naming import sentence_case, the
from dashboard.presenters.options import labels
from dashboard.presenters.wording import counted, listed, long_day, short_day, spelled
from positions.analysis.changes import ChangeKind, ChangeLog
from positions.readers.catalogue import Catalogue, EventEntry
from positions.readers.changes import ChangesReading
from positions.readers.public_statement import Text

DEMANDS = " stated demands"


@dataclass(frozen=True, slots=True)
class Section:
    """Changes under one heading."""

    title: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """`moved` counts moves; `squares` draws those with a direction."""

    title: str
    deck: str
    caption: str
    moved: int
    squares: Squares
    table: tuple[tuple[str, int, int, int], ...]
    sections: tuple[Section, ...]
    others: tuple[Section, ...]
    events: tuple[tuple[str, EventEntry], ...]
    poles: Poles
    pairs: CloserView


def changes_view(choices: PeriodChoices, reading: ChangesReading) -> ChangesView:
    """Everything that the page says of a choices."""
    catalogue = choices.catalogue
    log = reading.log
    views = [change_view(catalogue, c, reading.statements) for c in log.changes]
    moves = [v for v in views if v.kind is ChangeKind.MOVED]
    ends = poles(catalogue)
    pairs = closer_view(choices, reading.shifts)
    return ChangesView(
        title=_title(log, ends, moves),
        deck=f"{_deck(log)} {pairs.nearest}".strip(),
        caption=_caption(ends, moves),
        moved=len(moves),
        squares=_squares(catalogue, moves),
        table=tuple(_table(catalogue, moves)),
        sections=tuple(_by_text(catalogue, moves)),
        others=tuple(_others(views)),
        events=tuple(
            (short_day(e.day), e)
            for e in catalogue.events
            if choices.since < e.day <= choices.until
        ),
        poles=ends,
        pairs=pairs,
    )


def _title(log: ChangeLog, ends: Poles, moves: Sequence[ChangeView]) -> str:
    moved = len(moves)
    when = f"Between {_days(log)},"
    if not moved:
        return f"{when} no stated position moved"
    ways = [f"{log.up} toward {ends.plus}"] if log.up else []
    if log.down:
        demands = ends.minus.removesuffix(DEMANDS) if log.up else ends.minus
        ways.append(f"{log.down} toward {demands}")
    if undirected := moved - log.up - log.down:
        ways.append(f"{undirected} in no single direction")
    texts, parties = len({m.text for m in moves}), len({m.party for m in moves})
    return (
        f"{when} {_numbered(texts, 'text')} moved "
        f"{_numbered(moved, 'stated position')} of "
        f"{_numbered(parties, 'party', 'parties')}: {', '.join(ways)}"
    )


def _numbered(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _days(log: ChangeLog) -> str:
    """22 April and 31 May 2025; both years if they differ."""
    same_year = log.since.year == log.until.year
    start = f"{log.since.day} {log.since:%B}" if same_year else long_day(log.since)
    return f"{start} and {long_day(log.until)}"


def _deck(log: ChangeLog) -> str:
    first, record, no_line = (
        len(log.of(kind))
        for kind in (
            ChangeKind.FIRST_STATED,
            ChangeKind.ON_RECORD,
            ChangeKind.NO_LINE,
        )
    )
    parts = []
    if first:
        were = "position was" if first == 1 else "positions were"
        parts.append(f"{spelled(first).capitalize()} {were} stated for the first time.")
    if record:
        parts.append(
            f"{spelled(record).capitalize()} more, known from an offer, a joint text "
            "or an unconfirmed report, "
            f"{'was' if record == 1 else 'were'} stated on the record for the first "
            "time; that is no move."
        )
    parts.append(
        f"{log.unchanged} of the {log.known_before} positions stated by "
        f"{long_day(log.since)} are unchanged."
    )
    if no_line:
        parts.append(
            f"In {counted(no_line, 'more cell')} only an offer, a joint text or an "
            "unconfirmed report is new, which is no move either."
        )
    return " ".join(parts)


def _caption(ends: Poles, moves: Sequence[ChangeView]) -> str:
    undirected = sum(m.up is None for m in moves)
    rest = (
        f" {counted(undirected, 'move').capitalize()} without a direction "
        f"{'is' if undirected == 1 else 'are'} listed below only."
        if undirected
        else ""
    )
    return (
        "One square for each stated position that moved; its colour is where it ended "
        f"up between {ends.minus} and {ends.plus}. The number of squares says nothing "
        f"about importance.{rest}"
    )


def _squares(catalogue: Catalogue, moves: Sequence[ChangeView]) -> Squares:
    rows = []
    for party in catalogue.parties:
        own = [m for m in moves if m.party == party.narrow_name]
        minus = [_move(m) for m in own if m.up is False]
        plus = [_move(m) for m in own if m.up]
        if minus or plus:
            rows.append((party.narrow_name, minus, plus))
    return squares(rows)


def _move(view: ChangeView) -> Move:
    before, after = labels(view.before), labels(view.after)
    return Move(
        view.anchor,
        view.after[0].colour,
        f"{view.party_name}, {view.issue}: from {before} to {after}",
    )


def _table(
    catalogue: Catalogue, moves: Sequence[ChangeView]
) -> list[tuple[str, int, int, int]]:
    """Party; moves toward the minus pole, toward the plus pole, without direction."""
    rows = []
    for party in catalogue.parties:
        ways = [m.up for m in moves if m.party == party.narrow_name]
        if ways:
            counts = ways.count(False), ways.count(True), ways.count(None)
            rows.append((party.name, *counts))
    return rows


def _by_text(catalogue: Catalogue, moves: list[ChangeView]) -> list[Section]:
    """Moves by the text that brought them, the newest text first."""
    by_text: dict[Text, list[ChangeView]] = {}
    for move in moves:
        if move.text is not None:
            by_text.setdefault(move.text, []).append(move)
    newest_first = sorted(by_text.items(), key=lambda pair: pair[0].day, reverse=True)
    return [
        Section(_text_title(catalogue, text, found), tuple(found))
        for text, found in newest_first
    ]


def _text_title(catalogue: Catalogue, text: Text, moves: Sequence[ChangeView]) -> str:
    """Who said it and when; of a joint text also how many parties it moved."""
    names = [
        the(catalogue.party_by_code[code])
        for code in text.parties
        if code in catalogue.party_by_code
    ]
    day = long_day(text.day)
    if text.joint:
        moved = counted(len({m.party for m in moves}), "party", "parties")
        return f"Joint statement of {listed(names)}, {day}: {moved} moved"
    who = text.speaker or sentence_case(listed(names))
    return f"{who}, {day}"


def _others(views: Sequence[ChangeView]) -> list[Section]:
    titles = {
        ChangeKind.FIRST_STATED: "Stated for the first time",
        ChangeKind.ON_RECORD: "Stated on the record for the first time",
        ChangeKind.NO_LINE: "New offers and reports, no stated line",
    }
    sections = (
        Section(title, tuple(v for v in views if v.kind is kind))
        for kind, title in titles.items()
    )
    return [section for section in sections if section.changes]
