"""What a row of each file must look like; Django's forms say what is wrong."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator, URLValidator

from positions.actions.seeds.rows import SeedRow
from positions.languages import LANGUAGES
from positions.vocabulary import (
    AliasType,
    Attribution,
    EventKind,
    PartyKind,
    ProposalStatus,
)

web_address = URLValidator(schemes=["http", "https"])


class IsoDate(forms.DateField):
    """YYYY-MM-DD only; TOML's own dates pass."""

    default_error_messages = {"invalid": "a day is written as YYYY-MM-DD"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class Words(forms.TypedChoiceField):
    """One word of an enumeration of the glossary."""

    def __init__(self, words: Iterable[object], **kwargs: Any) -> None:
        choices = [(str(word), str(word)) for word in words]
        listed = ", ".join(value for value, _ in choices)
        messages = {"invalid_choice": f"must be one of {listed}"}
        super().__init__(choices=choices, error_messages=messages, **kwargs)


class SeedForm(forms.Form):
    """Fields share their names with the columns of the file."""

    def rows_fault(self) -> tuple[str, str]:
        field, messages = next(iter(self.errors.items()))
        return (field, str(messages[0]))


class PartyForm(SeedForm):
    code = forms.CharField(max_length=12)
    name = forms.CharField(max_length=80)
    kind = Words(PartyKind)
    iso = forms.CharField(
        required=False,
        validators=[RegexValidator(r"^[A-Z]{2}$", "two capital letters or nothing")],
    )


class AliasForm(SeedForm):
    text = forms.CharField(max_length=120)
    lang = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES])
    type = Words(AliasType)
    ambiguous = forms.BooleanField(required=False)


class SpeakerForm(SeedForm):
    key = forms.CharField(
        validators=[RegexValidator(r"^[a-z]+(-[a-z]+)*$", "letters a-z and hyphens")]
    )
    name = forms.CharField(max_length=120)


class OfficeForm(SeedForm):
    party = forms.CharField()
    role = forms.CharField(max_length=120)
    from_date = IsoDate(required=False)
    to_date = IsoDate(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begin, end = data.get("from_date"), data.get("to_date")
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            self.add_error("to_date", "the office ends before it begins")
        return data


class SeedIssueForm(SeedForm):
    key = forms.CharField(
        max_length=40,
        validators=[RegexValidator(r"^[a-z]+(_[a-z]+)*$", "letters a-z and _")],
    )
    title = forms.CharField(max_length=80)
    question = forms.CharField(
        max_length=200,
        validators=[RegexValidator(r"\?$", "a question ends with a question mark")],
    )
    why = forms.CharField()
    group = forms.CharField()
    ordinal = forms.BooleanField(required=False)
    pole_minus = forms.CharField()
    pole_plus = forms.CharField()


class OptionForm(SeedForm):
    key = forms.CharField(
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9]+(_[a-z0-9]+)*$", "a-z, 0-9 and _")],
    )
    value = forms.FloatField(required=False, min_value=-1, max_value=1)
    label = forms.CharField(max_length=40)
    description = forms.CharField()
    use_when = forms.CharField()
    not_when = forms.CharField()
    unused = forms.BooleanField(required=False)

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"]
        if len(label.split()) > 4:
            raise forms.ValidationError("a label has at most four words")
        return label


class EventForm(SeedForm):
    id = forms.CharField(max_length=80)
    date = IsoDate()
    end_date = IsoDate(required=False)
    kind = Words(EventKind)
    title = forms.CharField(max_length=160)
    description = forms.CharField()
    source_url = forms.CharField(max_length=2000, validators=[web_address])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begin, end = data.get("date"), data.get("end_date")
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            self.add_error("end_date", "the event ends before it begins")
        return data


class ProposalForm(SeedForm):
    key = forms.CharField(max_length=80)
    title = forms.CharField(max_length=160)
    date = IsoDate()
    status = Words(ProposalStatus)
    attribution = Words(Attribution)
    note = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        leaked = data.get("status") == ProposalStatus.LEAKED
        if leaked != (data.get("attribution") == Attribution.LEAK):
            self.add_error("attribution", "leaked papers, and only they, are leaks")
        return data


class TermForm(SeedForm):
    issue = forms.CharField()
    option = forms.CharField(required=False)
    text = forms.CharField()
    source_url = forms.CharField(max_length=2000, validators=[web_address])


def checked(form: type[SeedForm], row: SeedRow) -> dict[str, Any]:
    """The row's clean values; SeedError names the first wrong column."""
    bound = form(row.values)
    if not bound.is_valid():
        raise row.fault(*bound.rows_fault())
    return bound.cleaned_data
