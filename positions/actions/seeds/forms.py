"""What a row of each file must look like; Django's forms say what is wrong."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator, URLValidator

from positions.actions.seeds.places import SeedRow
from positions.languages import LANGUAGES
from positions.vocabulary import (
    AliasType,
    Attribution,
    EventKind,
    Grade,
    Kind,
    PartyKind,
    ProposalStatus,
    Tier,
    is_leak_as_line,
)

web_address = URLValidator(schemes=["http", "https"])
QUOTE_WORDS_AT_MOST = 30


class IsoDate(forms.DateField):
    """YYYY-MM-DD only; TOML's own dates pass."""

    default_error_messages = {"invalid": "a day is written as YYYY-MM-DD"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class Words(forms.TypedChoiceField):
    """One word of an enumeration of the glossary."""

    def __init__(self, words: Any, **kwargs: Any) -> None:
        choices = [(str(word.value), str(word.value)) for word in words]
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


class SeedStatementForm(SeedForm):
    id = forms.CharField(max_length=80)
    party = forms.CharField()
    issue = forms.CharField()
    option = forms.CharField(required=False)
    said_on = IsoDate()
    said_on_note = forms.CharField(required=False, max_length=300)
    reported_on = IsoDate(required=False)
    speaker = forms.CharField(required=False)
    speaker_role = forms.CharField(required=False, max_length=160)
    kind = Words(Kind)
    attribution = Words(Attribution)
    condition = forms.CharField(required=False)
    joint_with = forms.CharField(required=False)
    summary = forms.CharField()
    quote = forms.CharField(required=False, strip=False)
    quote_language = forms.ChoiceField(
        choices=[("", ""), *((code, code) for code in LANGUAGES)], required=False
    )
    publisher = forms.CharField(max_length=160)
    source_title = forms.CharField(required=False, max_length=500)
    source_url = forms.CharField(max_length=2000, validators=[web_address])
    also_urls = forms.CharField(required=False)
    source_grade = Words(Grade)
    tier = Words(Tier)
    note = forms.CharField(required=False)

    def clean_quote(self) -> str:
        quote: str = self.cleaned_data["quote"]
        if len(quote.split()) > QUOTE_WORDS_AT_MOST:
            raise forms.ValidationError(
                f"a quote has at most {QUOTE_WORDS_AT_MOST} words"
            )
        return quote

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._check_dates(data)
        self._check_words(data)
        if not data.get("option") and data.get("tier") == str(Tier.COUNTS.value):
            self.add_error("tier", "a statement without an option is tier 2")
        return data

    def _check_dates(self, data: dict[str, Any]) -> None:
        said, reported = data.get("said_on"), data.get("reported_on")
        if isinstance(said, date) and isinstance(reported, date) and reported < said:
            self.add_error("reported_on", "reported before it was said")

    def _check_words(self, data: dict[str, Any]) -> None:
        attribution = data.get("attribution")
        quote = data.get("quote")
        if attribution == Attribution.DIRECT_QUOTE and not quote:
            self.add_error("quote", "a direct quote needs its words")
        kind = data.get("kind", "")
        if kind and is_leak_as_line(str(attribution), kind):
            self.add_error("kind", "a leak cannot be a party's own line or deed")
        if bool(quote) != bool(data.get("quote_language")):
            self.add_error("quote_language", "a quote and its language go together")


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
