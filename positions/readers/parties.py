"""How much was found of each party, and from whom."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.catalogue import Catalogue
from positions.readers.positions.scope import Scope
from positions.vocabulary import Attribution


@dataclass(frozen=True, slots=True)
class PartyEvidence:
    """Accepted statements of a party, and the day of the newest."""

    n: int
    newest: date


@dataclass(frozen=True, slots=True)
class PartySources:
    """Counts of one party's own accepted statements by issue, way and publisher."""

    n: int
    by_issue: Mapping[str, int]
    by_attribution: Mapping[Attribution, int]
    by_publisher: Mapping[str, int]


def read_found(
    catalogue: Catalogue, as_of: date, evidence: Scope
) -> Mapping[str, PartyEvidence]:
    """By party, for those with any statement by the end of the day. One query."""
    rows = (
        _accepted(catalogue, as_of, evidence)
        .order_by()
        .values("party__code")
        .annotate(n=Count("pk"), newest=Max("said_on"))
    )
    return {row["party__code"]: PartyEvidence(row["n"], row["newest"]) for row in rows}


def read_sources(
    catalogue: Catalogue, party: str, as_of: date, evidence: Scope
) -> PartySources:
    """One query."""
    rows = (
        _accepted(catalogue, as_of, evidence)
        .filter(party=catalogue.party_by_code[party].pk)
        .order_by()
        .values_list("issue_id", "attribution", "source__name", "article__source__name")
        .annotate(n=Count("pk"))
    )
    keys = {i.pk: i.key for i in catalogue.issues}
    issues: Counter[str] = Counter()
    attributions: Counter[Attribution] = Counter()
    publishers: Counter[str] = Counter()
    for issue, attribution, source, of_article, n in rows:
        issues[keys[issue]] += n
        attributions[Attribution(attribution)] += n
        publishers[source or of_article or ""] += n
    return PartySources(issues.total(), issues, attributions, publishers)


def _accepted(catalogue: Catalogue, as_of: date, evidence: Scope) -> StatementQuerySet:
    issues = [i.pk for i in catalogue.issues]
    accepted = Statement.objects.accepted().filter(issue__in=issues)
    return evidence.narrow(accepted).up_to(as_of)
