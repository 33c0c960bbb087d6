"""The choices of the compare page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dashboard.asking.choices import Choices
from dashboard.asking.forms import AsOfForm, CodesField
from positions.readers.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class CompareChoices(Choices):
    """Two parties, and in `party` all further ones."""

    a: str = ""
    b: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """All that are compared, each once."""
        chosen = dict.fromkeys((self.a, self.b, *self.party))
        return tuple(code for code in chosen if code)

    def parameters(self) -> dict[str, str]:
        """The two parties always stand in the address."""
        pair = {name: code for name, code in (("a", self.a), ("b", self.b)) if code}
        return pair | Choices.parameters(self)


class SomeCodesField(CodesField):
    """Like its parent, but all codes mean all of them."""

    def clean(self, value: Any) -> tuple[str, ...]:
        chosen = super().clean(value)
        return chosen or (self.codes if value else ())


class CompareForm(AsOfForm):
    """A day, the evidence, and two or more parties."""

    def __init__(self, query: QueryDict, catalogue: Catalogue) -> None:
        super().__init__(query, catalogue)
        codes = [p.code for p in catalogue.parties]
        for name in ("a", "b"):
            self.fields[name] = forms.ChoiceField(
                required=False,
                choices=[(code, code) for code in codes],
                error_messages={
                    "invalid_choice": f"A party is one of {', '.join(codes)}."
                },
            )
        self.fields["party"] = SomeCodesField(codes)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("a") and found.get("a") == found.get("b"):
            self.add_error("b", "Choose two different parties.")
        return found

    def choices(self, newest: date) -> CompareChoices:
        """Where a party is not chosen, one of the belligerents, else the first free."""
        self.is_valid()
        chosen = {name: self.cleaned_data.pop(name, "") for name in ("a", "b")}
        plain = super().choices(newest)
        given = {f.name: getattr(plain, f.name) for f in fields(plain)}
        a, b = _pair(self.catalogue, chosen)
        more = tuple(code for code in plain.party if code not in (a, b))
        return CompareChoices(**given | {"a": a, "b": b, "party": more})


def _pair(catalogue: Catalogue, chosen: Mapping[str, str]) -> tuple[str, str]:
    codes = [p.code for p in catalogue.parties]
    sides = [p.code for p in catalogue.belligerent_parties]
    free = [*sides, *codes]
    a = chosen.get("a") or _first(free, chosen.get("b"))
    b = chosen.get("b") or _first(free, a)
    return a, b


def _first(codes: Sequence[str], taken: str | None) -> str:
    return next((code for code in codes if code != taken), "")
