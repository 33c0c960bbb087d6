"""The choices of the page that compares parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from dashboard.asking.day import DayChoices, DayPart
from dashboard.asking.forms import ChoicesForm, CodesField, ScopePart, party_codes
from positions.readers.catalogue import Catalogue

# All pairs of more than these, in all their words, are too much for one page.
MOST_SIDES = 13
TOO_MANY = (
    f"At most {MOST_SIDES} parties stand side by side; the page on agreement has the "
    "scores of all pairs."
)


@dataclass(frozen=True, kw_only=True)
class CompareChoices(DayChoices):
    """Two parties, which always stand in the address, and in `party` all further ones.

    `a` and `b` are empty where there are not yet two parties.
    """

    a: str = ""
    b: str = ""
    party: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """All that are compared, each once."""
        chosen = dict.fromkeys((self.a, self.b, *self.party))
        return tuple(code for code in chosen if code)

    def values(self) -> dict[str, object]:
        return super().values() | {"a": self.a, "b": self.b, "party": self.party}


class CodeField(CodesField):
    """One of the parties."""

    widget = forms.TextInput

    def clean(self, value: Any) -> Any:
        if value and value not in self.codes:
            raise forms.ValidationError(f"A party is one of {', '.join(self.codes)}.")
        return value


class SomeCodesField(CodesField):
    """Like its parent, but all codes mean all of them."""

    def clean(self, value: Any) -> tuple[str, ...]:
        chosen = super().clean(value)
        return chosen or (self.codes if value else ())


class CompareForm(ScopePart, DayPart, ChoicesForm[CompareChoices]):
    """A day, the evidence, and two or more parties.

    Where a party is not chosen it is one of the belligerents, else the first free.
    """

    kind = CompareChoices
    a = CodeField(party_codes)
    b = CodeField(party_codes)
    party = SomeCodesField(party_codes)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("a") and values.get("a") == values.get("b"):
            self.add_error("b", "Choose two different parties.")
        pair = _pair(self.edition.catalogue, values.get("a"), values.get("b"))
        more = tuple(code for code in values.get("party", ()) if code not in pair)
        if len(pair) + len(more) > MOST_SIDES:
            self.add_error("party", TOO_MANY)
            more = ()
        return values | {"a": pair[0], "b": pair[1], "party": more}


def _pair(catalogue: Catalogue, a: str | None, b: str | None) -> tuple[str, str]:
    codes = [p.code for p in catalogue.parties]
    sides = [code for code in codes if code in catalogue.belligerents]
    free = [*sides, *codes]
    a = a or _first(free, b)
    return a, b or _first(free, a)


def _first(codes: Sequence[str], taken: str | None) -> str:
    return next((code for code in codes if code != taken), "")
