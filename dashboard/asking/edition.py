"""What every page and answer is about: one peace process at one data revision."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.urls import get_script_prefix, reverse
from django.utils import timezone

from positions.readers.catalogue import Catalogue
from positions.readers.overview import Overview, ProcessEntry, Stamp


@dataclass(frozen=True)
class Edition:
    """A peace process, its parties, issues, options and events at a data revision."""

    overview: Overview
    process: ProcessEntry
    catalogue: Catalogue

    @property
    def revision(self) -> int:
        return self.overview.revision

    @property
    def stamp(self) -> Stamp:
        """New with every public change."""
        return self.overview.stamp

    @cached_property
    def newest_day(self) -> date:
        """The default day: of the newest evidence, or today where there is none yet."""
        today = timezone.localdate()
        return min(self.process.newest or today, today)

    @property
    def slug(self) -> str:
        """What addresses carry: nothing while there is one process only."""
        return self.process.slug if self.overview.several else ""

    def address(self, name: str, **given: object) -> str:
        """The address of a page of this process."""
        kwargs = given | ({"process": self.slug} if self.slug else {})
        return _reversed(name, get_script_prefix(), tuple(kwargs.items()))


@lru_cache(maxsize=1 << 12)
def _reversed(name: str, _prefix: str, given: tuple[tuple[str, object], ...]) -> str:
    """A page asks for a hundred addresses, and most pages for the same ones."""
    return reverse(name, kwargs=dict(given))
