"""All that is remembered of the data: one object, thrown away whole.

It is right for one moment. The first question after a public change, or after
midnight, begins a new one, and everything that hung on the old one goes with it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from dashboard.asking.edition import Edition
from dashboard.caching.store import Store
from dashboard.presenters.cells import CellMaker
from positions.readers.catalogue import read_catalogue
from positions.readers.overview import Overview, Stamp, read_overview, read_stamp
from positions.readers.positions.reader import Positions, read_positions
from positions.readers.positions.scope import ALL_EVIDENCE, Scope

Part = TypeVar("Part", SafeString, bytes)

# Bytes for finished pages, packed: at size M the front page takes 60,000. Pages with
# an address of their own are a few hundred and have room for all of them; the rest
# are as many as anybody cares to ask for.
LASTING_ROOM, PASSING_ROOM, PARTS_ROOM = 24 << 20, 8 << 20, 8 << 20
# What was known by a day: the few cells of which something was reported late.
PAST_SCOPES = 32


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A finished answer in one encoding."""

    body: bytes
    headers: dict[str, str]


class ProcessMemory:
    """What all pages about one peace process share."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._parts: Store[Any] = Store(PARTS_ROOM)
        self._past = lru_cache(PAST_SCOPES)(self._known_by)

    def positions(self, scope: Scope = ALL_EVIDENCE) -> Positions:
        """What holds under a scope, read once; a past day's is told from today's."""
        if scope.known_at is not None:
            return self._past(scope.known_at, scope.own_words_only)
        return self._own_words if scope.own_words_only else self._all_evidence

    @cached_property
    def _all_evidence(self) -> Positions:
        return read_positions(self._edition.catalogue).held()

    @cached_property
    def _own_words(self) -> Positions:
        scope = Scope(own_words_only=True)
        return read_positions(self._edition.catalogue, scope).held()

    def _known_by(self, day: date, own_words_only: bool) -> Positions:
        return self.positions(Scope(own_words_only=own_words_only)).known_by(day)

    @cached_property
    def cells(self) -> CellMaker:
        """Cells as they are drawn, each made when it is first needed."""
        return CellMaker(self._edition.catalogue.issue_by_key)

    def part(self, name: str, depends_on: object, make: Callable[[], Part]) -> Part:
        """A part of a page or file that costs much and is the same in many of them.

        `depends_on` is everything besides the data and the code.
        """
        key = hashlib.sha256(repr((name, depends_on)).encode()).hexdigest()
        part: Part | None = self._parts.get(key)
        if part is None:
            part = make()
            self._parts.put(key, part, len(part))
        return part


class DataMemory:
    """Everything that was worked out from the data as it stands at one moment."""

    latest: ClassVar["DataMemory"]

    def __init__(self, stamp: Stamp, day: date) -> None:
        self.stamp, self.day = stamp, day
        self._lasting: Store[KeptPage] = Store(LASTING_ROOM)
        self._passing: Store[KeptPage] = Store(PASSING_ROOM)
        self._editions: dict[int, Edition] = {}
        self.processes: dict[int, ProcessMemory] = {}

    @cached_property
    def tag(self) -> str:
        """The moment and the code, for the tags of pages."""
        parts = (self.stamp, str(self.day), code_version())
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    @cached_property
    def overview(self) -> Overview:
        """Which peace processes there are."""
        return read_overview()

    def page(self, key: str) -> KeptPage | None:
        """A page that was kept, if it still is."""
        return self._lasting.get(key) or self._passing.get(key)

    def keep(self, key: str, page: KeptPage, *, lasting: bool) -> None:
        """A flood of addresses drives out others like them, never a lasting page."""
        store = self._lasting if lasting else self._passing
        store.put(key, page, len(page.body))

    @property
    def taken(self) -> int:
        """Bytes of all pages together."""
        return self._lasting.taken + self._passing.taken

    def edition(self, slug: str) -> Edition:
        """The process of that name, or the only one; 404 if there is none."""
        process = self.overview.process(slug)
        if process is None:
            raise Http404("There is no such peace process here.")
        if process.pk not in self._editions:
            catalogue = read_catalogue(process.pk)
            self._editions[process.pk] = Edition(self.overview, process, catalogue)
        return self._editions[process.pk]


DataMemory.latest = DataMemory((0, "nothing was read yet"), date.min)


def current_memory() -> DataMemory:
    """What is right now, for one question to one row."""
    return _memory_at(read_stamp())


def memory_of(request: HttpRequest) -> DataMemory:
    """What a request is answered from, the same to its end.

    A page that has to be made needs the overview too, which brings the stamp along.
    """
    memory: DataMemory | None = getattr(request, "memory", None)
    if memory is None:
        overview = read_overview()
        memory = _memory_at(overview.stamp)
        memory.overview = overview
        request.memory = memory  # type: ignore[attr-defined]
    return memory


def _memory_at(stamp: Stamp) -> DataMemory:
    day = timezone.localdate()
    if (stamp, day) != (DataMemory.latest.stamp, DataMemory.latest.day):
        DataMemory.latest = DataMemory(stamp, day)
    return DataMemory.latest


def held(edition: Edition) -> ProcessMemory:
    """What the pages of an edition share, if it is the edition of this moment."""
    memory = DataMemory.latest
    if memory.stamp != edition.stamp:
        return ProcessMemory(edition)
    return memory.processes.setdefault(edition.process.pk, ProcessMemory(edition))


@lru_cache(maxsize=1)
def code_version() -> str:
    """Changes with any file that a page is made from."""
    state = hashlib.sha256()
    for folder in ("dashboard", "positions", "templates"):
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*.*")):
            if path.suffix in (".py", ".html", ".css", ".js"):
                found = path.stat()
                state.update(f"{path} {found.st_size} {found.st_mtime_ns}".encode())
    return state.hexdigest()[:12]
