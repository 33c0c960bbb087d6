"""What a reader chose, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

COMPARED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a view. What is at its default does not stand in the address.

    `newest` is the default day: the one of the newest evidence. An empty tuple of
    parties or groups means all of them.
    """

    newest: date
    as_of: date
    known_at: date | None = None
    compare_to: date | None = None
    party: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    own_words_only: bool = False
    order: str = ""
    show: tuple[str, ...] = ()
    cell: str = ""

    @property
    def since(self) -> date:
        """The day that is compared with: the chosen one, or thirty days before."""
        return self.compare_to or self.as_of - COMPARED_BACK

    def parameters(self) -> dict[str, str]:
        """Names in a fixed order, so that equal views have equal addresses.

        The cell comes last: the table writes the rest once and adds the cell to it.
        """
        given: Mapping[str, Any] = {
            "as_of": None if self.as_of == self.newest else self.as_of,
            "compare_to": self.compare_to,
            "group": ",".join(self.group),
            "known_at": self.known_at,
            "order": self.order,
            "own_words_only": "1" if self.own_words_only else "",
            "party": ",".join(self.party),
            "show": ",".join(self.show),
            "cell": self.cell,
        }
        return {name: str(value) for name, value in given.items() if value}

    def query(self, **changes: Any) -> str:
        """The query string, with its question mark, after some changes."""
        parameters = (replace(self, **changes) if changes else self).parameters()
        return "?" + urlencode(parameters, safe=",") if parameters else "?"

    def permanent_query(self, **changes: Any) -> str:
        """Like `query`, but with the day even where it is the default."""
        other = replace(self, **changes)
        parameters = {"as_of": str(self.as_of)} | other.parameters()
        return "?" + urlencode(parameters, safe=",")
