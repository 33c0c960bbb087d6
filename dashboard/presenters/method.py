"""The live figures of the method page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.presenters.naming import subject
from dashboard.presenters.options import labels
from dashboard.presenters.wording import counted, listed, long_day, of_hundred
from positions.analysis.agreement import (
    AGREEMENT_RULE,
    MIN_SHARED_ISSUES,
    PairAgreement,
    pair_agreement,
)
from positions.analysis.comparison import IssueComparison, compare_parties
from positions.analysis.dispersion import (
    AGREEMENT_A_FROM,
    BRIDGEABLE_BELOW,
    COMMON_GROUND_BELOW,
    LABEL_FROM,
)
from positions.analysis.fit import FIT_RULE
from positions.analysis.headline import HEADLINE_FROM
from positions.analysis.matrix import Matrix
from positions.analysis.scale import SCALE_LENGTH
from positions.analysis.words import (
    DISTANCE_WORDS,
    LARGE_FROM,
    MEDIUM_FROM,
    DistanceWord,
)
from positions.readers.catalogue import Catalogue, PartyEntry
from positions.readers.double_coding import IssueReliability
from positions.readers.record import Decisions, Record
from positions.vocabulary import OWN_LINE_RULE, QUOTE_SHOWN_AT_MOST, STALE_AFTER_DAYS

LIMITS: Mapping[str, str | float] = {
    "own_line": OWN_LINE_RULE,
    "agreement": AGREEMENT_RULE,
    "fit": FIT_RULE,
    "least_shared": MIN_SHARED_ISSUES,
    "scale": SCALE_LENGTH,
    "common": COMMON_GROUND_BELOW,
    "bridgeable": BRIDGEABLE_BELOW,
    "label_from": LABEL_FROM,
    "a_from": AGREEMENT_A_FROM,
    "headline_from": HEADLINE_FROM,
    "stale": STALE_AFTER_DAYS,
    "quote": QUOTE_SHOWN_AT_MOST,
    "medium": MEDIUM_FROM,
    "large": LARGE_FROM,
}


@dataclass(frozen=True, slots=True)
class Example:
    """The agreement of the two belligerents, worked out. `rows` hold the issue, both
    options and the distance."""

    a: PartyEntry
    b: PartyEntry
    day: str
    rows: tuple[tuple[str, str, str, str], ...]
    n: int
    total: str
    mean: str
    score: int | None
    left_out: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """`distances` are words and figures, `alphas` what was coded, alpha and n."""

    limits: Mapping[str, str | float]
    distances: tuple[tuple[str, str], ...]
    example: Example | None
    alphas: tuple[tuple[str, str, int], ...]
    parties: tuple[tuple[str, Decisions], ...]
    coders: tuple[tuple[str, Decisions, str], ...]


def method_view(
    catalogue: Catalogue,
    matrix: Matrix,
    record: Record,
    readings: Sequence[IssueReliability],
) -> MethodView:
    """Everything that the page computes."""
    none = Decisions(0, 0, 0, 0, 0)
    return MethodView(
        limits=LIMITS,
        distances=tuple(_distances()),
        example=_example(catalogue, matrix),
        alphas=tuple(_alpha(reading) for reading in readings),
        parties=tuple(
            (p.name, record.by_party.get(p.code, none)) for p in catalogue.parties
        ),
        coders=tuple(
            (name, decisions, _share(decisions))
            for name, decisions in record.by_coder.items()
        ),
    )


def _distances() -> list[tuple[str, str]]:
    words = [(str(word), f"below {limit:g}") for limit, word in DISTANCE_WORDS]
    last = DISTANCE_WORDS[-1][0]
    return [
        (str(DistanceWord.SAME), "0"),
        *words,
        (str(DistanceWord.OPPOSITE_ENDS), f"{last:g} and above"),
    ]


def _example(catalogue: Catalogue, matrix: Matrix) -> Example | None:
    if not catalogue.sides:
        return None
    a, b = catalogue.sides
    pair = pair_agreement(matrix, catalogue.scales, a.code, b.code)
    compared = compare_parties(matrix, catalogue.scales, a.code, b.code)
    shared = [c for c in compared if c.distance is not None]
    if not shared:
        return None
    total = sum(c.distance or 0.0 for c in shared)
    return Example(
        a=a,
        b=b,
        day=long_day(matrix.as_of),
        rows=tuple(_row(catalogue, c) for c in shared),
        n=pair.n,
        total=f"{total:.2f}",
        mean=f"{total / len(shared):.2f}",
        score=_score(pair),
        left_out=_left_out(catalogue, compared),
    )


def _score(pair: PairAgreement) -> int | None:
    return None if pair.agreement is None else of_hundred(pair.agreement)


def _row(catalogue: Catalogue, compared: IssueComparison) -> tuple[str, str, str, str]:
    issue = catalogue.issue_by_key[compared.issue]
    one, other = (
        labels(issue.options[key] for key in keys)
        for keys in (compared.options_a, compared.options_b)
    )
    return issue.title, one, other, f"{compared.distance:.2f}"


def _left_out(catalogue: Catalogue, compared: tuple[IssueComparison, ...]) -> str:
    names = [
        subject(catalogue.issue_by_key[c.issue]) for c in compared if c.distance is None
    ]
    if not names:
        return "No issue is left out."
    return (
        f"Left out: {listed(names)} ({counted(len(names), 'issue')}), where one of the "
        "two has no stated position with a place on the scale."
    )


def _alpha(reading: IssueReliability) -> tuple[str, str, int]:
    reliability = reading.found
    return (
        reading.issue.title if reading.issue else "All issues together",
        "not defined" if reliability.alpha is None else f"{reliability.alpha:.2f}",
        reliability.units,
    )


def _share(decisions: Decisions) -> str:
    """How many of the decided proposals were accepted."""
    decided = decisions.ever_accepted + decisions.rejected
    if not decided:
        return "nothing decided yet"
    return f"{of_hundred(decisions.ever_accepted / decided)}% of {decided}"
