"""One issue: the finding, the spectrum, how each party moved, what was said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.asking.issue import IssueChoices
from dashboard.charts.base import Spec
from dashboard.charts.spectrum import NARROW, OptionRow, PartyLabel, spectrum
from dashboard.presenters.cells import weak_kind
from dashboard.presenters.issue_paths import IssuePaths, issue_paths
from dashboard.presenters.lines import LineView, line_view
from dashboard.presenters.naming import the
from dashboard.presenters.options import chart_colour, colour_of
from dashboard.presenters.wording import counted, listed, long_day, short_day
from positions.analysis.dispersion import IssueSplit, Split, issue_split
from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue, IssueEntry, OptionEntry

NAMED_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with its line, None where nothing was found."""

    code: str
    name: str
    line: LineView | None
    values: str
    statement: int | None


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A measure of the split: its name, value, and how to read it."""

    name: str
    value: str
    reading: str


@dataclass(frozen=True, slots=True)
class IssueView:
    """What the page shows besides the list of statements."""

    issue: IssueEntry
    title: str
    deck: tuple[str, ...]
    n: int
    of: int
    spectrum: Spec
    narrow: Spec
    rows: tuple[PartyRow, ...]
    gaps: str
    splits: tuple[SplitRow, ...]
    paths: IssuePaths


def issue_view(
    choices: IssueChoices,
    issue: IssueEntry,
    intervals: Sequence[Interval],
    matrices: Mapping[date, Matrix],
) -> IssueView:
    """`intervals` are all those of the issue, `matrices` those of the two days."""
    catalogue = choices.catalogue
    now, before = matrices[choices.as_of], matrices[choices.since]
    lines = now.lines_on(issue.key)
    split = issue_split(now, issue.scale)
    rows = tuple(_party_rows(catalogue, choices, issue, now))
    parties = catalogue.party_by_code
    options = _options(catalogue, choices, issue, now, before)
    return IssueView(
        issue=issue,
        title=_title(catalogue, issue, lines),
        deck=tuple(_deck(choices, issue, split)),
        n=len(lines),
        of=len(catalogue.parties),
        spectrum=spectrum(options),
        narrow=spectrum(options, NARROW),
        rows=rows,
        gaps=listed([the(parties[r.code]) for r in rows if r.line is None]),
        splits=tuple(_splits(split)),
        paths=issue_paths(choices, issue, intervals),
    )


def _title(
    catalogue: Catalogue, issue: IssueEntry, lines: Mapping[str, InForce]
) -> str:
    held = {key for cell in lines.values() for key in cell.options}
    options = [option for key, option in issue.options.items() if key in held]
    if not options:
        return f"{issue.title}: no stated position was found"
    if len(lines) == 1:
        only = " and ".join(_end(catalogue, option, lines) for option in options)
        return f"{issue.title}: one stated position, {only}"
    who = counted(len(lines), "party", "parties")
    return f"{issue.title}: {who} {_range(catalogue, issue, options, lines)}"


def _range(
    catalogue: Catalogue,
    issue: IssueEntry,
    options: Sequence[OptionEntry],
    lines: Mapping[str, InForce],
) -> str:
    """What several parties hold, the plus pole named first."""
    if len(options) == 1:
        return f"with a stated line, all say “{options[0].label}”"
    placed = sorted((o for o in options if o.value is not None), key=_value)
    if not issue.scale.ordinal or len(placed) < 2:
        return f"give {counted(len(options), 'different answer')}"
    high, low = (_end(catalogue, option, lines) for option in (placed[-1], placed[0]))
    return f"from {high} to {low}"


def _value(option: OptionEntry) -> float:
    """Its place; an option without one comes after the minus pole."""
    return -2.0 if option.value is None else option.value


def _end(
    catalogue: Catalogue, option: OptionEntry, lines: Mapping[str, InForce]
) -> str:
    """An option with those who hold it."""
    parties = catalogue.party_by_code
    names = [the(parties[c]) for c, line in lines.items() if option.key in line.options]
    if len(names) > NAMED_AT_MOST:
        return f"“{option.label}” ({counted(len(names), 'party', 'parties')})"
    return f"“{option.label}” ({listed(names)})"


def _deck(choices: IssueChoices, issue: IssueEntry, split: IssueSplit) -> Iterable[str]:
    yield issue.question
    if split.label is Split.TOO_FEW:
        yield (
            f"As of {long_day(choices.as_of)} too few parties have a place on it to "
            f"say how far they are apart ({split.n} of {split.of})."
        )
    elif split.mean_distance is not None:
        yield (
            f"As of {long_day(choices.as_of)}: {split.label}. The mean distance is "
            f"{split.mean_distance:.2f} of 2 over the {split.n} of {split.of} parties "
            "with a place on it."
        )


def _party_rows(
    catalogue: Catalogue, choices: IssueChoices, issue: IssueEntry, now: Matrix
) -> Iterable[PartyRow]:
    for party in catalogue.parties:
        cell = now.cell(party.code, issue.key)
        values = issue.scale.values(cell.options) if cell else []
        yield PartyRow(
            code=party.code,
            name=party.name,
            line=line_view(issue, cell, cell.age(choices.as_of)) if cell else None,
            values=" and ".join(f"{value:+.2f}" for value in values),
            statement=int(cell.statements[0].id) if cell else None,
        )


def _options(
    catalogue: Catalogue,
    choices: IssueChoices,
    issue: IssueEntry,
    now: Matrix,
    before: Matrix,
) -> list[OptionRow]:
    """The plus pole on top; a categorical issue in the order of its options."""
    keys = list(issue.options)
    if issue.scale.ordinal:
        options = sorted(issue.options.values(), key=_value, reverse=True)
        keys = [option.key for option in options]
    rows = []
    for key in keys:
        option = issue.options[key]
        standers = _standers(catalogue, choices, issue, key, now, before)
        rows.append(
            OptionRow(
                label=option.label,
                colour=chart_colour(colour_of(option)),
                description=option.description,
                standers=tuple(standers),
            )
        )
    return rows


def _standers(
    catalogue: Catalogue,
    choices: IssueChoices,
    issue: IssueEntry,
    option: str,
    now: Matrix,
    before: Matrix,
) -> list[PartyLabel]:
    """First who stands at the option, then who stood there and has moved."""
    here, gone = [], []
    for party in catalogue.parties:
        cell = now.cell(party.code, issue.key)
        then = before.line(party.code, issue.key)
        if cell is not None and option in cell.options:
            note = short_day(cell.since)
            if not cell.counts:
                note += f", {weak_kind(cell.statements[0])}"
            here.append(PartyLabel(party.narrow_name, note, True, cell.counts))
        elif then is not None and option in then.options:
            gone.append(PartyLabel(party.narrow_name, short_day(choices.since), False))
    return here + gone


def _splits(split: IssueSplit) -> Iterable[SplitRow]:
    n = f"{split.n} of {split.of} parties"
    if split.mean_distance is not None:
        yield SplitRow(
            "Mean distance",
            f"{split.mean_distance:.2f}",
            f"of 2, over all pairs of {n}: {split.label}",
        )
    if split.leik is not None:
        yield SplitRow(
            "Leik’s D",
            f"{split.leik:.2f}",
            f"0: all at one option, 1: half at each end; {n}",
        )
    if split.consensus is not None:
        yield SplitRow(
            "Consensus (Tastle and Wierman)",
            f"{split.consensus:.2f}",
            f"1: all at one option, 0: half at each end; {n}",
        )
    if split.agreement_a is not None:
        yield SplitRow(
            "van der Eijk’s A",
            f"{split.agreement_a:+.2f}",
            f"+1: all at one option, 0: spread evenly, −1: half at each end; {n}",
        )
