"""Query strings to clean values. A wrong parameter is named and left out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dashboard.asking.choices import Choices
from positions.readers.catalogue import Catalogue

EARLIEST, LATEST = date(1945, 1, 1), date(2099, 12, 31)
ORDERS = {"agreement": "by agreement"}


class DayField(forms.DateField):
    """A day as 2025-04-22; empty gives None."""

    default_error_messages = {
        "invalid": "A day is written like 2025-04-22.",
    }

    def __init__(self, **given: Any) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d"], **given)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(f"The year must be {EARLIEST.year} to 2099.")
        return day


class CodesWidget(forms.TextInput):
    """`party=RU&party=UA` and `party=RU,UA` mean the same."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if isinstance(data, QueryDict) else []
        codes = [code.strip() for value in values for code in value.split(",")]
        return [code for code in dict.fromkeys(codes) if code]


class CodesField(forms.Field):
    """Some of the given codes, in the given order; all of them is the same as none."""

    widget = CodesWidget

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(required=False)
        self.codes = tuple(codes)

    def clean(self, value: Any) -> tuple[str, ...]:
        unknown = [code for code in value if code not in self.codes]
        if unknown:
            raise forms.ValidationError(
                f"“{unknown[0][:40]}” is not one of {', '.join(self.codes)}."
            )
        chosen = tuple(code for code in self.codes if code in value)
        return () if len(chosen) == len(self.codes) else chosen


class AsOfForm(forms.Form):
    """The choices that every page about a date shares."""

    as_of = DayField()
    known_at = DayField()
    compare_to = DayField()
    own_words_only = forms.BooleanField(required=False)

    def __init__(self, query: QueryDict, catalogue: Catalogue) -> None:
        super().__init__(query)
        self.catalogue = catalogue

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        as_of, compare_to = found.get("as_of"), found.get("compare_to")
        if as_of and compare_to and compare_to >= as_of:
            self.add_error("compare_to", "The day to compare with must come before.")
        return found

    def choices(self, newest: date) -> Choices:
        """The clean choices; what was wrong is at its default."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Choices(newest=newest, as_of=given.pop("as_of", newest), **given)

    def complaints(self) -> list[str]:
        """What was wrong, each in one line that names the parameter."""
        return [
            f"{name}: {' '.join(str(e) for e in errors)} It is left out here."
            for name, errors in self.errors.items()
        ]


class MatrixForm(AsOfForm):
    """The choices of the matrix page."""

    order = forms.ChoiceField(
        required=False,
        choices=list(ORDERS.items()),
        error_messages={"invalid_choice": "The order can be “agreement” or left out."},
    )
    cell = forms.CharField(required=False, max_length=80)

    def __init__(self, query: QueryDict, catalogue: Catalogue) -> None:
        super().__init__(query, catalogue)
        parties = [p.code for p in catalogue.parties]
        self.fields["party"] = CodesField(parties)
        self.fields["show"] = CodesField(parties)
        self.fields["group"] = CodesField(catalogue.groups)

    def clean_show(self) -> tuple[str, ...]:
        shown: tuple[str, ...] = self.cleaned_data["show"]
        return () if shown == default_phone_parties(self.catalogue) else shown

    def clean_cell(self) -> str:
        cell: str = self.cleaned_data["cell"]
        if not cell:
            return ""
        party, _, issue = cell.partition(".")
        known = self.catalogue.party_by_code, self.catalogue.issue_by_key
        if party not in known[0] or issue not in known[1]:
            raise forms.ValidationError(
                "A cell is a party and an issue of this table, like "
                f"{self.catalogue.parties[0].code}.{self.catalogue.issues[0].key}."
            )
        return cell


def default_phone_parties(catalogue: Catalogue) -> tuple[str, ...]:
    """The sides and the first party between them, in their fixed order."""
    sides = [p.code for p in catalogue.belligerent_parties]
    others = [p.code for p in catalogue.parties if p.code not in sides]
    chosen = (sides + others)[:3]
    return tuple(p.code for p in catalogue.parties if p.code in chosen)
