"""What a row of statements must look like, in the seed file and in the exchange file.

A column asks for what the table asks for, unless a form below is stricter.
"""

from datetime import date
from typing import Any

from django import forms
from django.db import models

from positions.actions.seeds.forms import IsoDate, SeedForm, Words, web_address
from positions.languages import LANGUAGES
from positions.models import Statement
from positions.statement_fields import FIELDS, SEED_FIELDS, Role, StatementField
from positions.vocabulary import (
    Attribution,
    Grade,
    Tier,
    is_leak_as_line,
)

QUOTE_WORDS_AT_MOST = 30
CODING_FIELDS = tuple(f for f in FIELDS if f.role is Role.CODING)


def column(field: StatementField) -> forms.Field:
    """The form's field for a column; rows of other tables stand by their name."""
    stored: Any = Statement._meta.get_field(field.in_table)
    needed = not (stored.blank or stored.null)
    if stored.choices:
        return Words([value for value, _ in stored.choices], required=needed)
    if isinstance(stored, models.DateField):
        return IsoDate(required=needed)
    return forms.CharField(required=needed, max_length=stored.max_length)


class ExchangeForm(SeedForm):
    """What may be changed of a statement that is there."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.fields = {field.in_files: column(field) for field in CODING_FIELDS}


class SeedStatementForm(SeedForm):
    """A whole row, as it becomes a statement."""

    id = forms.CharField(max_length=80)
    summary = forms.CharField()
    quote = forms.CharField(required=False, strip=False)
    quote_language = forms.ChoiceField(
        choices=[("", ""), *((code, code) for code in LANGUAGES)], required=False
    )
    publisher = forms.CharField(max_length=160)
    source_url = forms.CharField(max_length=2000, validators=[web_address])
    source_grade = Words(Grade)

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        stricter = self.fields
        self.fields = {
            field.in_files: stricter.get(field.in_files) or column(field)
            for field in SEED_FIELDS
        }

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
