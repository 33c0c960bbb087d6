"""What every public page asks first: which processes there are, at which revision."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from positions.models import DataRevision, PeaceProcess, Statement


@dataclass(frozen=True, slots=True)
class ProcessEntry:
    """A peace process, and the day of its newest accepted statement."""

    pk: int
    slug: str
    name: str
    summary: str
    newest: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of the public data: revision 0 before the first public change."""

    revision: int
    raised_at: datetime | None
    processes: tuple[ProcessEntry, ...]

    def process(self, slug: str) -> ProcessEntry | None:
        """The process of that name; the only one if no name is given."""
        if not slug:
            return self.processes[0] if len(self.processes) == 1 else None
        return next((p for p in self.processes if p.slug == slug), None)

    @property
    def several(self) -> bool:
        return len(self.processes) > 1


def read_standing() -> Standing:
    """One query."""
    counter = DataRevision.objects.filter(pk=1)
    # The index on the day finds the newest without a walk over all statements.
    newest = Statement.objects.accepted().filter(issue__process=OuterRef("pk"))
    rows = PeaceProcess.objects.annotate(
        newest=Subquery(newest.order_by("-said_on").values("said_on")[:1]),
        revision=Subquery(counter.values("number")),
        raised_at=Subquery(counter.values("raised_at")),
    ).order_by("name")
    found = list(rows)
    return Standing(
        revision=(found[0].revision or 0) if found else 0,
        raised_at=found[0].raised_at if found else None,
        processes=tuple(
            ProcessEntry(p.pk, p.slug, p.name, p.summary, p.newest) for p in found
        ),
    )
