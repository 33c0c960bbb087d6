"""Two dates in the address: `?from=2025-04-22&to=2025-05-31`."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from dashboard.asking.forms import CodesField, DayField
from positions.readers.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Period:
    """From the end of `since` to the end of `until`; no party means all of them."""

    first: date
    newest: date
    since: date
    until: date
    known_at: date | None = None
    party: tuple[str, ...] = ()

    def parameters(self) -> dict[str, str]:
        """Names in a fixed order; what is at its default is left out."""
        given = {
            "from": None if self.since == self.first else self.since,
            "known_at": self.known_at,
            "party": ",".join(self.party),
            "to": None if self.until == self.newest else self.until,
        }
        return {name: str(value) for name, value in given.items() if value}

    def query(self, **changes: Any) -> str:
        """The query string after some changes, with its question mark."""
        other = replace(self, **changes) if changes else self
        return "?" + urlencode(other.parameters(), safe=",")

    @property
    def permanent_query(self) -> str:
        """Like `query`, but with both days even where they are the defaults."""
        both = {"from": str(self.since), "to": str(self.until)}
        return "?" + urlencode(both | self.parameters(), safe=",")


class PeriodForm(forms.Form):
    """The choices of a page about two dates. A wrong one is named and left out."""

    known_at = DayField()

    def __init__(self, query: QueryDict, catalogue: Catalogue) -> None:
        super().__init__(query)
        self.fields["from"] = DayField()
        self.fields["to"] = DayField()
        self.fields["party"] = CodesField(p.code for p in catalogue.parties)

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        since, until = found.get("from"), found.get("to")
        if since and until and since >= until:
            self.add_error("from", "The first day must come before the second.")
        return found

    def period(
        self, newest: date, back: timedelta, first: date | None = None
    ) -> Period:
        """The clean choices; without a first day `first`, or `back` before the end."""
        self.is_valid()
        given = self.cleaned_data
        until = given.get("to") or newest
        default = min(first, until) if first else until - back
        chosen = given.get("from")
        return Period(
            first=default,
            newest=newest,
            since=chosen if chosen and chosen < until else default,
            until=until,
            known_at=given.get("known_at"),
            party=given.get("party") or (),
        )

    def complaints(self) -> list[str]:
        """What was wrong, each in one line that names the parameter."""
        return complaints_of(self)


def complaints_of(form: forms.Form) -> list[str]:
    """What was wrong with the parameters of a checked form, in plain lines."""
    return [
        f"{name}: {' '.join(str(e) for e in errors)} It is left out here."
        for name, errors in form.errors.items()
    ]
