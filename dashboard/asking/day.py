"""One day in the address, and the evidence that counts: `?as_of=2025-04-22`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.asking.choices import Choices
from dashboard.asking.forms import AskingForm, ChoicesForm, DayField, ScopePart
from positions.exports.provenance import TableProvenance
from positions.readers.positions.scope import Scope
from positions.vocabulary import COMPARED_BACK


@dataclass(frozen=True, kw_only=True)
class DayChoices(Choices):
    """A day; by default the one of the newest evidence."""

    as_of: date
    known_at: date | None = None
    own_words_only: bool = False

    @property
    def newest(self) -> date:
        return self.edition.newest_day

    @property
    def scope(self) -> Scope:
        return Scope(self.known_at, self.own_words_only)

    @property
    def provenance(self) -> TableProvenance:
        """What a file with these choices says about itself."""
        edition = self.edition
        return TableProvenance(
            edition.process.slug, self.as_of, self.scope, edition.revision
        )

    @property
    def carried(self) -> str:
        """Day and evidence."""
        return DayChoices(
            edition=self.edition,
            as_of=self.as_of,
            known_at=self.known_at,
            own_words_only=self.own_words_only,
        ).suffix

    def values(self) -> dict[str, object]:
        return {
            "as_of": None if self.as_of == self.newest else self.as_of,
            "known_at": self.known_at,
            "own_words_only": self.own_words_only,
        }

    def days(self) -> dict[str, object]:
        return {"as_of": self.as_of}


@dataclass(frozen=True, kw_only=True)
class ComparedChoices(DayChoices):
    """A day and the one that it is compared with."""

    compare_to: date | None = None

    @property
    def since(self) -> date:
        """The day that is compared with: the chosen one, or thirty days before."""
        return self.compare_to or self.as_of - COMPARED_BACK

    @property
    def for_files(self) -> str:
        return self.permanent_query(compare_to=None)

    def values(self) -> dict[str, object]:
        return super().values() | {"compare_to": self.compare_to}


class DayPart(AskingForm):
    """The day that a page is about."""

    as_of = DayField(help_text="A day; default: of the newest statement.")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["as_of"] = values.get("as_of") or self.edition.newest_day
        return values


class ComparedPart(DayPart):
    """The day, and an earlier one to compare it with."""

    compare_to = DayField()

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("compare_to") and values["compare_to"] >= values["as_of"]:
            self.add_error("compare_to", "The day to compare with must come before.")
        return values


class DayForm(DayPart, ChoicesForm[DayChoices]):
    """A day; all evidence counts."""

    kind = DayChoices


class ScopedDayForm(ScopePart, DayPart, ChoicesForm[DayChoices]):
    """A day and the evidence that counts."""

    kind = DayChoices
