"""The choices of the issue page."""

from datetime import date

from django import forms

from dashboard.asking.choices import Choices
from dashboard.asking.forms import AsOfForm

PAGES_AT_MOST = 100_000


class IssueChoicesForm(AsOfForm):
    """A day, the evidence, and the page of the list of statements."""

    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=PAGES_AT_MOST,
        error_messages={"invalid": "A page is a whole number from 1 on."},
    )
    number = 1

    def choices(self, newest: date) -> Choices:
        """The choices besides the page, which is left in `number`."""
        self.is_valid()
        self.number = self.cleaned_data.pop("page", None) or 1
        return super().choices(newest)
