"""Some cells of the matrix, and a stretch of a long list."""

from dataclasses import dataclass

from django import forms

from dashboard.asking.choices import Choices
from dashboard.asking.forms import ChoicesForm, IssuesPart, PartiesPart

PAGE, LARGEST_PAGE, LAST = 100, 500, 10_000_000


@dataclass(frozen=True, kw_only=True)
class CellsChoices(Choices):
    """No party or issue means all of them."""

    party: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EntriesChoices(CellsChoices):
    """At most `limit` entries after the first `offset` ones."""

    limit: int = PAGE
    offset: int = 0


class CellsForm(IssuesPart, PartiesPart, ChoicesForm[CellsChoices]):
    """Parties and issues."""

    kind = CellsChoices


class EntriesForm(IssuesPart, PartiesPart, ChoicesForm[EntriesChoices]):
    """Parties and issues, and a stretch of the list of what there is on them."""

    kind = EntriesChoices
    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LARGEST_PAGE,
        help_text=f"1 to {LARGEST_PAGE}; default {PAGE}.",
    )
    offset = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=LAST,
        help_text="How many to pass over; default 0.",
    )
