"""Two or more parties side by side: the score in words, and issue by issue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.poles import Bar, bar
from dashboard.presenters.lines import LineView, line_view
from dashboard.presenters.naming import sentence_case, subject, the
from dashboard.presenters.options import colour_of
from dashboard.presenters.quotes import QuoteView, quote_view
from dashboard.presenters.wording import counted, listed, of_hundred, spelled
from positions.analysis.agreement import AgreementTable, PairAgreement
from positions.analysis.dispersion import IssueSplit, all_splits
from positions.analysis.matrix import Matrix
from positions.analysis.words import Claim, DistanceWord, distance_word
from positions.readers.catalogue import Catalogue, IssueEntry
from positions.readers.public_statement import PublicStatement

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class SideView:
    """What a party holds on an issue, with its words; None where nothing was found."""

    code: str
    name: str
    line: LineView | None
    quote: QuoteView | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue; `words` say how far apart, `bar` shows it where anybody has a place."""

    key: str
    title: str
    words: str
    sides: tuple[SideView, ...]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class PairView:
    """The score of a pair in points of 100, None where undefined, and its limits."""

    a: str
    b: str
    names: str
    score: int | None
    n: int
    of: int
    lower: int
    upper: int
    same: int
    neutral: int
    opposite: int
    different: int
    claim: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """`rows` can be compared, nearest first; `rest` cannot."""

    title: str
    deck: tuple[str, ...]
    pairs: tuple[PairView, ...]
    rows: tuple[IssueRow, ...]
    rest: tuple[IssueRow, ...]
    rest_titles: str
    rest_count: int
    names: tuple[str, ...]


def compare_view(
    catalogue: Catalogue,
    matrix: Matrix,
    table: AgreementTable,
    quoted: Mapping[int, PublicStatement],
) -> CompareView:
    """`matrix` and `table` hold only the parties that are compared."""
    splits = {s.issue: s for s in all_splits(matrix, catalogue.scales)}
    made = {
        i.key: _row(catalogue, matrix, i, splits[i.key], quoted)
        for i in catalogue.issues
    }
    known = sorted(
        (s for s in splits.values() if s.mean_distance is not None), key=_distance
    )
    names = catalogue.party_by_code
    pairs = tuple(_pair(catalogue, pair) for pair in table.pairs.values())
    rest = [made[key] for key in made if splits[key].mean_distance is None]
    return CompareView(
        title=_title(catalogue, table, pairs),
        deck=tuple(_deck(catalogue, known)),
        pairs=pairs,
        rows=tuple(made[s.issue] for s in known),
        rest=tuple(row for row in rest if any(side.line for side in row.sides)),
        rest_titles=listed([subject(catalogue.issue_by_key[r.key]) for r in rest]),
        rest_count=len(rest),
        names=tuple(names[code].name for code in matrix.parties),
    )


def _distance(split: IssueSplit) -> float:
    return split.mean_distance or 0.0


def _row(
    catalogue: Catalogue,
    matrix: Matrix,
    issue: IssueEntry,
    split: IssueSplit,
    quoted: Mapping[int, PublicStatement],
) -> IssueRow:
    sides = [_side(catalogue, matrix, c, issue, quoted) for c in matrix.parties]
    return IssueRow(
        key=issue.key,
        title=issue.title,
        words=_words(issue, split, matrix),
        sides=tuple(sides),
        bar=bar([_places(matrix, code, issue) for code in matrix.parties]),
    )


def _words(issue: IssueEntry, split: IssueSplit, matrix: Matrix) -> str:
    if split.mean_distance is None:
        return "not comparable"
    if not issue.scale.ordinal:
        return "same answer" if split.mean_distance == 0 else "different answers"
    distance = f"{distance_word(split.mean_distance)}, {split.mean_distance:.1f} of 2"
    many = len(matrix.parties) > 2
    return f"{distance} on average ({split.n} parties)" if many else distance


def _side(
    catalogue: Catalogue,
    matrix: Matrix,
    code: str,
    issue: IssueEntry,
    quoted: Mapping[int, PublicStatement],
) -> SideView:
    cell = matrix.cell(code, issue.key)
    row = quoted.get(int(cell.statements[0].id)) if cell else None
    return SideView(
        code=code,
        name=catalogue.party_by_code[code].name,
        line=line_view(issue, cell, cell.age(matrix.as_of)) if cell else None,
        quote=quote_view(row, issue) if row else None,
    )


def _places(matrix: Matrix, code: str, issue: IssueEntry) -> list[tuple[float, str]]:
    """Value and colour of each option that a stated line has a place for."""
    line = matrix.line(code, issue.key)
    options = [issue.options[key] for key in line.options] if line else []
    return [(o.value, colour_of(o)) for o in options if o.value is not None]


def _pair(catalogue: Catalogue, pair: PairAgreement) -> PairView:
    names = catalogue.party_by_code
    return PairView(
        a=pair.a,
        b=pair.b,
        names=f"{names[pair.a].name} and {names[pair.b].name}",
        score=None if pair.agreement is None else of_hundred(pair.agreement),
        n=pair.n,
        of=pair.of,
        lower=of_hundred(pair.bounds.lower),
        upper=of_hundred(pair.bounds.upper),
        same=pair.same,
        neutral=pair.neutral,
        opposite=pair.opposite,
        different=pair.different,
        claim=str(pair.claim),
    )


def _title(
    catalogue: Catalogue, table: AgreementTable, pairs: Sequence[PairView]
) -> str:
    if len(pairs) == 1:
        return _title_of_two(catalogue, pairs[0])
    names = listed(
        [catalogue.party_by_code[code].narrow_name for code in table.parties]
    )
    scored = [pair for pair in pairs if pair.score is not None]
    if len(scored) < 2:
        return f"{names}: too few shared issues to compare the pairs"
    most = max(scored, key=lambda p: (p.score or 0, p.n))
    least = min(scored, key=lambda p: (p.score or 0, -p.n))
    return (
        f"{names}: {_both(catalogue, most)} agree most ({most.score} of 100, "
        f"n = {most.n}), {_both(catalogue, least)} least "
        f"({least.score}, n = {least.n})"
    )


def _both(catalogue: Catalogue, pair: PairView) -> str:
    return listed([the(catalogue.party_by_code[code]) for code in (pair.a, pair.b)])


def _title_of_two(catalogue: Catalogue, pair: PairView) -> str:
    who = sentence_case(_both(catalogue, pair))
    if pair.claim == Claim.UNDEFINED:
        shared = counted(pair.n, "issue")
        return f"{who} {pair.claim}: we can compare {shared}"
    sides = (
        (pair.opposite, "on opposite sides"),
        (pair.same, "on the same side"),
    )
    number, where = max(sides, key=lambda s: s[0])
    of = "both issues" if pair.n == 2 else f"the {counted(pair.n, 'issue')}"
    many = f"all of {of}" if number == pair.n else f"{spelled(number)} of {of}"
    return (
        f"{who} {pair.claim}: on {many} "
        f"where both have a stated line, they stand {where}"
    )


def _deck(catalogue: Catalogue, known: Sequence[IssueSplit]) -> Iterable[str]:
    """The nearest issues, and those on which they are farthest apart."""
    titles = catalogue.issue_by_key
    placed = [s for s in known if titles[s.issue].scale.ordinal]
    if len(placed) < 2:
        return
    first, last = placed[0], placed[-1]
    near = [
        subject(titles[s.issue]) for s in placed if _distance(s) == _distance(first)
    ]
    if len(near) <= NAMED_AT_MOST and _distance(first) < _distance(last):
        word = distance_word(_distance(first))
        yield f"They are nearest on {listed(near)} ({word})."
    far = [
        subject(titles[s.issue])
        for s in placed
        if distance_word(_distance(s)) is DistanceWord.OPPOSITE_ENDS
    ]
    if far:
        yield f"At opposite ends: {listed(far)}."
    elif _distance(first) < _distance(last):
        word = distance_word(_distance(last))
        yield f"They are farthest apart on {subject(titles[last.issue])} ({word})."
