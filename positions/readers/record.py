"""How the record itself was made: decisions per party and per coder."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from positions.models import Statement
from positions.vocabulary import CorrectionKind, Review


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
    """One query. A statement that was corrected twice counts twice."""
    corrected = Q(corrections__kind=CorrectionKind.CORRECTED)
    rows = (
        Statement.objects.filter(issue__process=process)
        .values_list("party__code", "coder", "coder_version", "review")
        .annotate(
            n=Count("pk", distinct=True),
            fixed=Count("corrections", filter=corrected, distinct=True),
        )
        .order_by()
    )
    parties: dict[str, Counter[str]] = {}
    coders: dict[str, Counter[str]] = {}
    for party, coder, version, review, n, fixed in rows:
        found = Counter({str(review): n, str(CorrectionKind.CORRECTED): fixed})
        parties.setdefault(party, Counter()).update(found)
        coders.setdefault(_coder(coder, version), Counter()).update(found)
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
