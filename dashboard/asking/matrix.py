"""The choices of the matrix page and of its files."""

from dataclasses import dataclass

from django import forms

from dashboard.asking.day import ComparedChoices, ComparedPart
from dashboard.asking.forms import (
    ChoicesForm,
    CodesField,
    PartiesPart,
    ScopePart,
    party_codes,
)
from positions.readers.catalogue import Catalogue

ORDERS = {"agreement": "by agreement"}
SHOWN_ON_PHONE = 3


@dataclass(frozen=True, kw_only=True)
class MatrixChoices(ComparedChoices):
    """No party or group means all of them; `show` are the columns of a narrow screen,
    and `cell` is a party and an issue, like RU.ceasefire."""

    party: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    order: str = ""
    show: tuple[str, ...] = ()
    cell: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """The codes of the chosen parties."""
        return self.party or tuple(self.catalogue.party_by_code)

    @property
    def issues(self) -> tuple[str, ...]:
        """The keys of the issues in the chosen groups."""
        groups = self.group or tuple(self.catalogue.groups)
        return tuple(i.key for i in self.catalogue.issues if i.group in groups)

    @property
    def phone_parties(self) -> tuple[str, ...]:
        """The columns of a narrow screen."""
        return self.show[:SHOWN_ON_PHONE] or default_phone_parties(self.catalogue)

    def values(self) -> dict[str, object]:
        return super().values() | {
            "group": self.group,
            "order": self.order,
            "party": self.party,
            "show": self.show,
            "cell": self.cell,
        }


class MatrixForm(PartiesPart, ScopePart, ComparedPart, ChoicesForm[MatrixChoices]):
    """A day, the evidence, and which part of the table in which order."""

    kind = MatrixChoices
    order = forms.ChoiceField(
        required=False,
        choices=list(ORDERS.items()),
        error_messages={"invalid_choice": "The order can be “agreement” or left out."},
    )
    cell = forms.CharField(required=False, max_length=80)
    show = CodesField(party_codes)
    group = CodesField(lambda catalogue: catalogue.groups)

    def clean_show(self) -> tuple[str, ...]:
        shown: tuple[str, ...] = self.cleaned_data["show"]
        default = default_phone_parties(self.edition.catalogue)
        return () if shown == default else shown

    def clean_cell(self) -> str:
        cell: str = self.cleaned_data["cell"]
        if not cell:
            return ""
        catalogue = self.edition.catalogue
        party, _, issue = cell.partition(".")
        if party not in catalogue.party_by_code or issue not in catalogue.issue_by_key:
            raise forms.ValidationError(
                "A cell is a party and an issue of this table, like "
                f"{catalogue.parties[0].code}.{catalogue.issues[0].key}."
            )
        return cell


def default_phone_parties(catalogue: Catalogue) -> tuple[str, ...]:
    """The sides and the first party between them, in their fixed order."""
    sides = [p.code for p in catalogue.parties if p.code in catalogue.belligerents]
    others = [p.code for p in catalogue.parties if p.code not in sides]
    chosen = (sides + others)[:SHOWN_ON_PHONE]
    return tuple(p.code for p in catalogue.parties if p.code in chosen)
