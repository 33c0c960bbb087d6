"""What was known by a day, told from what is known now.

A position rests on what was said until its day, and nothing said later alters it. So
a cell of which nothing said by the day was reported after it looked to its reader as
it looks to us; only the other cells have to be worked out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from positions.analysis.coded import Cell
from positions.analysis.intervals import Interval
from positions.models import Statement
from positions.readers.catalogue import Catalogue
from positions.readers.positions.interval_set import IntervalSet, Select, Wanted
from positions.readers.positions.scope import Scope
from positions.readers.positions.worked_out import work_out_cells


class PastReader:
    """Sees, on one day, a part of what `present` gives of the same evidence.

    Two queries the first time, or one where nothing was reported late.
    """

    def __init__(
        self, present: Select, catalogue: Catalogue, evidence: Scope, day: date
    ) -> None:
        self.present, self.catalogue = present, catalogue
        self.evidence, self.day = evidence, day

    def select(self, wanted: Wanted) -> IntervalSet:
        now = self.present(
            replace(
                wanted,
                first=min(wanted.first, self.day),
                last=min(wanted.last, self.day),
            )
        )
        late = self._worked_out.matching(wanted)
        seen = (i for i in now.intervals if (i.party, i.issue) not in self._late)
        return IntervalSet(
            (*self._goes_on(seen), *late.intervals),
            {**now.conditions, **late.conditions},
        )

    def _goes_on(self, seen: Iterable[Interval]) -> Iterator[Interval]:
        """The end of what holds on the day was not known."""
        for i in seen:
            ends_later = i.valid_to is not None and i.valid_to > self.day
            yield replace(i, valid_to=None) if ends_later else i

    @cached_property
    def _late(self) -> frozenset[Cell]:
        """Cells of which something was said by the day and reported after it."""
        rows = (
            self.evidence.narrow(Statement.objects.accepted())
            .filter(said_on__lte=self.day, reported_on__gt=self.day)
            .filter(issue__in=[i.pk for i in self.catalogue.issues])
            .exclude(option=None)
            .values_list("party__code", "joint_with__code", "issue__key")
        )
        return frozenset(
            (party, issue)
            for speaker, signatory, issue in rows
            for party in (speaker, signatory)
            if party in self.catalogue.party_by_code
        )

    @cached_property
    def _worked_out(self) -> IntervalSet:
        then = replace(self.evidence, known_at=self.day)
        return work_out_cells(self.catalogue, then, self._late)
