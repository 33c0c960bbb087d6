"""How the record itself was made: decisions per party and rule set, double coding."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from positions.analysis.reliability import Level, Reliability, reliability
from positions.models import Correction, DoubleCoding, Statement
from positions.readers.catalogue import Catalogue
from positions.vocabulary import Attribution, CorrectionKind, Review

NO_POSITION = "no position"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What became of statements; `accepted` were accepted and stand today."""

    accepted: int
    rejected: int
    retracted: int
    corrected: int
    waiting: int

    @property
    def ever_accepted(self) -> int:
        return self.accepted + self.retracted


@dataclass(frozen=True, slots=True)
class Record:
    """Decisions by party code and by coder ("rules_v1 2"), only as numbers."""

    by_party: Mapping[str, Decisions]
    by_coder: Mapping[str, Decisions]


def read_record(process: int) -> Record:
    """Two queries. A statement that was corrected twice counts twice."""
    states = list(
        Statement.objects.filter(issue__process=process)
        .values_list("party__code", "coder", "coder_version", "review")
        .annotate(n=Count("pk"))
        .order_by()
    )
    fixed = list(
        Correction.objects.filter(
            statement__issue__process=process, kind=CorrectionKind.CORRECTED
        ).values_list(
            "statement__party__code", "statement__coder", "statement__coder_version"
        )
    )
    parties = {party: Counter[str]() for party, *_ in states}
    coders = {_coder(coder, of): Counter[str]() for _, coder, of, *_ in states}
    for party, coder, version, review, n in states:
        parties[party][review] += n
        coders[_coder(coder, version)][review] += n
    for party, coder, version in fixed:
        parties[party][CorrectionKind.CORRECTED] += 1
        coders[_coder(coder, version)][CorrectionKind.CORRECTED] += 1
    return Record(
        {party: _decisions(counts) for party, counts in sorted(parties.items())},
        {coder: _decisions(counts) for coder, counts in sorted(coders.items())},
    )


def _coder(coder: str, version: str) -> str:
    return f"{coder} {version}".strip()


def _decisions(counts: Counter[str]) -> Decisions:
    return Decisions(
        accepted=counts[Review.ACCEPTED],
        rejected=counts[Review.REJECTED],
        retracted=counts[Review.RETRACTED],
        corrected=counts[CorrectionKind.CORRECTED],
        waiting=counts[Review.PROPOSED],
    )


@dataclass(frozen=True, slots=True)
class DoubleCodings:
    """How well second readings, made blind, agree with what was published.

    `option` takes every option of every issue, and "no position", as one answer;
    `attribution` whose words they are; `by_issue` uses the order of the scale and
    leaves answers without a place on it out.
    """

    option: Reliability
    attribution: Reliability
    by_issue: Mapping[str, Reliability]


def read_double_codings(catalogue: Catalogue) -> DoubleCodings:
    """One query. Only statements that are public and have at least two readings."""
    rows = (
        DoubleCoding.objects.filter(
            statement__in=Statement.objects.public(),
            statement__issue__in=[i.pk for i in catalogue.issues],
        )
        .order_by("statement", "pk")
        .values_list(
            "statement",
            "statement__issue__key",
            "statement__option__key",
            "statement__attribution",
            "option__key",
            "no_position",
            "attribution",
        )
    )
    options: dict[int, list[str]] = {}
    attributions: dict[int, list[str]] = {}
    issues: dict[int, str] = {}
    for pk, issue, option, words, second, is_none, second_words in rows:
        issues[pk] = issue
        read = options.setdefault(pk, [_answer(option)])
        read.append(NO_POSITION if is_none else _answer(second))
        heard = attributions.setdefault(pk, [words])
        heard += [second_words] if second_words else []
    named = [[f"{issues[pk]}.{a}" for a in found] for pk, found in options.items()]
    return DoubleCodings(
        option=reliability(named, sorted(set().union(*named)), Level.NOMINAL),
        attribution=reliability(
            attributions.values(), list(Attribution), Level.NOMINAL
        ),
        by_issue=_by_issue(catalogue, issues, options),
    )


def _answer(option: str | None) -> str:
    return option or NO_POSITION


def _by_issue(
    catalogue: Catalogue, issues: Mapping[int, str], options: Mapping[int, list[str]]
) -> dict[str, Reliability]:
    found = {}
    for issue in catalogue.issues:
        placed = issue.scale.placed
        units = [
            [answer for answer in answers if answer in placed]
            for pk, answers in options.items()
            if issues[pk] == issue.key
        ]
        if issue.scale.ordinal and any(len(unit) >= 2 for unit in units):
            found[issue.key] = reliability(units, placed, Level.ORDINAL)
    return found
