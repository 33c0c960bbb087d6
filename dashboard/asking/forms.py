"""From a query string to clean choices. A wrong parameter is named and left out."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from django import forms
from django.http import QueryDict

from dashboard.asking.choices import PARAMETERS, Choices
from dashboard.asking.edition import Edition
from positions.readers.catalogue import Catalogue

EARLIEST, LATEST = date(1945, 1, 1), date(2099, 12, 31)

C = TypeVar("C", bound=Choices)


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
    """Some codes of the catalogue, in its order; all of them is the same as none.

    The form sets `codes` to what `read` finds in the catalogue of its edition.
    """

    widget: type[forms.TextInput] = CodesWidget
    codes: tuple[str, ...] = ()

    def __init__(
        self, read: Callable[[Catalogue], Iterable[str]], **given: Any
    ) -> None:
        super().__init__(required=False, **given)
        self.read = read

    def clean(self, value: Any) -> tuple[str, ...]:
        unknown = [code for code in value if code not in self.codes]
        if unknown:
            raise forms.ValidationError(
                f"“{unknown[0][:40]}” is not one of {', '.join(self.codes)}."
            )
        chosen = tuple(code for code in self.codes if code in value)
        return () if len(chosen) == len(self.codes) else chosen


class AskingForm(forms.Form):
    """A form over the address of a page about `edition`, and what its parts share."""

    def __init__(self, query: QueryDict, edition: Edition) -> None:
        super().__init__(query)
        self.edition = edition
        for field in self.fields.values():
            if isinstance(field, CodesField):
                field.codes = tuple(field.read(edition.catalogue))

    def add_prefix(self, field_name: str) -> str:
        """The name of a field in the address."""
        return PARAMETERS.get(field_name, field_name)

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data


class ChoicesForm(AskingForm, Generic[C]):
    """A form whose values make up choices of the `kind`, field by field."""

    kind: type[C]

    def choices(self) -> C:
        """The choices; one that is missing or wrong is at its default."""
        complaints = tuple(
            f"{self.add_prefix(name)}: {' '.join(map(str, errors))}"
            for name, errors in self.errors.items()
        )
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return self.kind(edition=self.edition, complaints=complaints, **given)


def party_codes(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of all parties in their order."""
    return tuple(catalogue.party_by_code)


def issue_keys(catalogue: Catalogue) -> tuple[str, ...]:
    """The keys of all issues in their order."""
    return tuple(catalogue.issue_by_key)


class PartiesPart(AskingForm):
    """Some of the parties."""

    party = CodesField(party_codes, help_text="Codes with commas; default: all.")


class IssuesPart(AskingForm):
    """Some of the issues."""

    issue = CodesField(issue_keys, help_text="Keys with commas; default: all.")


class KnownPart(AskingForm):
    """The day by which something must have been public to count."""

    known_at = DayField(help_text="Only what was public by this day.")


class ScopePart(KnownPart):
    """Which evidence counts."""

    own_words_only = forms.BooleanField(
        required=False, help_text="1: direct quotes and documents only."
    )
