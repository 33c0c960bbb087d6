"""The choices of the page about one issue."""

from dataclasses import dataclass

from django import forms

from dashboard.asking.day import ComparedChoices, ComparedPart
from dashboard.asking.forms import ChoicesForm, ScopePart

PAGES_AT_MOST = 100_000


@dataclass(frozen=True, kw_only=True)
class IssueChoices(ComparedChoices):
    """`page` is the one of the list of statements, counted from 1."""

    page: int = 1


class IssueForm(ScopePart, ComparedPart, ChoicesForm[IssueChoices]):
    """A day, the evidence, and the page of the list of statements."""

    kind = IssueChoices
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=PAGES_AT_MOST,
        error_messages={"invalid": "A page is a whole number from 1 on."},
    )
