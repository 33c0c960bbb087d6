"""What a reader chose, and how it stands in an address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.asking.edition import Edition
from positions.readers.catalogue import Catalogue

# What Python cannot call by the name that it has in an address.
PARAMETERS = {"since": "from", "until": "to"}
# The cell comes last: the table writes the rest once and adds the cell to it.
ORDER = (
    "a",
    "b",
    "as_of",
    "from",
    "to",
    "compare_to",
    "group",
    "known_at",
    "order",
    "own_words_only",
    "party",
    "show",
    "cell",
)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The choices of a page that offers none.

    `complaints` name what could not be read, each in a line: such a choice is at its
    default. A choice at its default does not stand in the address, and names stand in
    a fixed order, so that equal views have equal addresses.
    """

    edition: Edition
    complaints: tuple[str, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        return self.edition.catalogue

    def values(self) -> dict[str, object]:
        """Each choice by its name; None, empty or false where it is at its default."""
        return {}

    def days(self) -> dict[str, object]:
        """The chosen days, also where they are the defaults, which move on."""
        return {}

    def query(self, **changes: Any) -> str:
        """The query string after some changes; "?" where it is empty, as a link to
        the same page without parameters."""
        return _query(self._after(changes).values()) or "?"

    def permanent_query(self, **changes: Any) -> str:
        """Like `query`, but with the days even where they are the defaults."""
        other = self._after(changes)
        return _query(other.values() | other.days())

    @property
    def suffix(self) -> str:
        """The query string as it follows an address; empty if all is at its default."""
        return _query(self.values())

    @property
    def carried(self) -> str:
        """Like `suffix`, of what goes along to a page about something else."""
        return ""

    @property
    def for_files(self) -> str:
        """The query string of the files of this page."""
        return self.permanent_query()

    def _after(self, changes: dict[str, Any]) -> "Choices":
        return replace(self, **changes) if changes else self


def _query(values: Mapping[str, object]) -> str:
    named = {PARAMETERS.get(name, name): value for name, value in values.items()}
    given = [(name, _written(named[name])) for name in ORDER if named.get(name)]
    return "?" + urlencode(given, safe=",") if given else ""


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return "1" if value is True else str(value)
