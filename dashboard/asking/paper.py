"""The day whose positions papers are compared with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from dashboard.asking.choices import Choices
from dashboard.asking.edition import Edition
from dashboard.asking.forms import AskingForm, ChoicesForm, DayField


@dataclass(frozen=True, kw_only=True)
class PapersChoices(Choices):
    """A day, or None: each paper with the positions of its own day."""

    as_of: date | None = None

    def values(self) -> dict[str, object]:
        return {"as_of": self.as_of}


@dataclass(frozen=True, kw_only=True)
class PaperChoices(Choices):
    """A day; by default the one of the paper."""

    own: date
    as_of: date

    def values(self) -> dict[str, object]:
        return {"as_of": None if self.as_of == self.own else self.as_of}

    def days(self) -> dict[str, object]:
        return {"as_of": self.as_of}


class PapersPart(AskingForm):
    """The day of the positions."""

    as_of = DayField()


class PapersForm(PapersPart, ChoicesForm[PapersChoices]):
    """One day for all papers, or none."""

    kind = PapersChoices


class PaperForm(PapersPart, ChoicesForm[PaperChoices]):
    """One day for a paper of the day `own`."""

    kind = PaperChoices

    def __init__(self, query: QueryDict, edition: Edition, *, own: date) -> None:
        super().__init__(query, edition)
        self.own = own

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        return {"own": self.own, "as_of": values.get("as_of") or self.own}
