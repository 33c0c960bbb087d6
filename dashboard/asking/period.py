"""Two days in the address: `?from=2025-04-22&to=2025-05-31`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import (
    AskingForm,
    ChoicesForm,
    DayField,
    KnownPart,
    PartiesPart,
)
from positions.readers.positions.scope import Scope
from positions.vocabulary import COMPARED_BACK


@dataclass(frozen=True, kw_only=True)
class PeriodChoices(Choices):
    """From the end of `since` to the end of `until`; no party means all of them.

    `first` and `last` are the default days.
    """

    first: date
    last: date
    since: date
    until: date
    known_at: date | None = None
    party: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        return Scope(known_at=self.known_at)

    def values(self) -> dict[str, object]:
        return {
            "since": None if self.since == self.first else self.since,
            "until": None if self.until == self.last else self.until,
            "known_at": self.known_at,
            "party": self.party,
        }

    def days(self) -> dict[str, object]:
        return {"since": self.since, "until": self.until}


class PeriodPart(AskingForm):
    """The two days."""

    since = DayField(help_text="Default: 30 days before `to`.")
    until = DayField(help_text="Default: the newest statement.")


class PeriodForm(PartiesPart, KnownPart, PeriodPart, ChoicesForm[PeriodChoices]):
    """Two days, the parties, and what was known.

    By default from `first`, or thirty days before the end, to `last`, or the day of the
    newest evidence.
    """

    kind = PeriodChoices

    def __init__(
        self,
        query: QueryDict,
        edition: Edition,
        *,
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        super().__init__(query, edition)
        self.first, self.last = first, last or edition.newest_day

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        since, until = values.get("since"), values.get("until") or self.last
        first = min(self.first, until) if self.first else until - COMPARED_BACK
        if since and since >= until:
            self.add_error("since", "The first day must come before the second.")
            since = None
        return values | {
            "first": first,
            "last": self.last,
            "since": since or first,
            "until": until,
        }
