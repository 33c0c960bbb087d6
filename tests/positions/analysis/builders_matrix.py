"""Matrices written as the stances of parties, and random ones."""

from collections.abc import Mapping

from hypothesis import strategies as st

from positions.analysis import IssueScale, Matrix
from positions.vocabulary import Kind
from tests.oracles.in_force import build_matrix
from tests.positions.analysis.builders import day, statement

Stances = Mapping[str, Mapping[str, tuple[str, ...]]]


def scale(key="ceasefire", **options: float) -> IssueScale:
    """An ordinal issue; the names of the options are those of the arguments."""
    return IssueScale(key, True, options)


def categorical(key: str, *options: str) -> IssueScale:
    return IssueScale(key, False, dict.fromkeys(options))


def by_key(*scales: IssueScale) -> dict[str, IssueScale]:
    return {s.key: s for s in scales}


def matrix_of(stances: Stances, issues, said=0, offers=()) -> Matrix:
    """A matrix with these lines; `offers` are (party, issue, option) without a line."""
    statements = [
        statement(party, issue, option, said)
        for party, lines in stances.items()
        for issue, options in lines.items()
        for option in options
    ]
    statements += [
        statement(party, issue, option, said, kind=Kind.OFFER)
        for party, issue, option in offers
    ]
    parties = dict.fromkeys([*stances, *(party for party, _, _ in offers)])
    return build_matrix(statements, parties, issues, day(said), frozenset())


LINE = scale("line", low=-1.0, below=-0.4, middle=0.0, above=0.25, high=1.0)
SHORT = IssueScale(
    "short", True, {"no": -0.5, "some": 0.0, "all": 1.0, "no_own_stance": None}
)
KIND = categorical("kind", "north", "south", "no_own_stance")
SCALES = by_key(LINE, SHORT, KIND)


@st.composite
def lines(
    draw: st.DrawFn, /, scales=SCALES, contested=True
) -> dict[str, tuple[str, ...]]:
    """The stances of one party: none, one or (contested) two options per issue."""
    found = {}
    for key, issue in scales.items():
        size = draw(st.integers(0, 2 if contested else 1))
        options = st.lists(
            st.sampled_from(list(issue.options)),
            min_size=size,
            max_size=size,
            unique=True,
        )
        if size:
            found[key] = tuple(sorted(draw(options)))
    return found


def stances(parties="ABCD", **kwargs):
    return st.tuples(*(lines(**kwargs) for _ in parties)).map(
        lambda found: dict(zip(parties, found, strict=True))
    )
