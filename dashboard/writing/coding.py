"""What curators type: a coding, a statement of their own, a note."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from dashboard.presenters.wording import ATTRIBUTION_WORDS, KIND_WORDS
from positions.models import Issue, Statement
from positions.statement_fields import BY_NAME, ON_FORM
from positions.vocabulary import is_leak_as_line

REASONS = (
    "Not a position",
    "Wrong party",
    "Somebody else's words",
    "Wrong issue or option",
    "Duplicate",
)


# The page has a place of its own for each of these.
DRAWN_APART = {
    "party",
    "issue",
    "option",
    "said_on",
    "speaker",
    "kind",
    "attribution",
    "condition",
    "joint_with",
}


class PartiesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the rows; a key that no table can hold names none of them."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": "This number"},
            ) from None


class CodingForm(forms.ModelForm):  # type: ignore[type-arg]
    """The coding of one statement, checked as the database will check it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Statement
        fields = ON_FORM
        field_classes = {"joint_with": PartiesField}
        labels = {name: BY_NAME[name].label for name in ON_FORM}
        widgets = {
            "said_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "condition": forms.TextInput(attrs={"placeholder": "none found"}),
            "summary": forms.Textarea(attrs={"rows": 2}),
            "joint_with": forms.CheckboxSelectMultiple,
            "attribution": forms.RadioSelect,
            "kind": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attribution"].choices = list(ATTRIBUTION_WORDS.items())  # type: ignore[attr-defined]
        self.fields["kind"].choices = list(KIND_WORDS.items())  # type: ignore[attr-defined]
        self.fields["version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        attribution, kind = data.get("attribution", ""), data.get("kind", "")
        if is_leak_as_line(attribution, kind):
            self.add_error(
                "kind", "A leak is never a party's own line: choose offer or agreement."
            )
        return data

    def changes(self) -> dict[str, Any]:
        """The fields that the curator changed."""
        names = [name for name in self.changed_data if name != "version"]
        return {name: self.cleaned_data[name] for name in names}

    @property
    def coding(self) -> dict[str, Any]:
        """The clean values of the coding alone."""
        return {name: self.cleaned_data[name] for name in ON_FORM}

    @property
    def further(self) -> list[forms.BoundField]:
        """Fields that are drawn one like the other."""
        return [self[name] for name in ON_FORM if name not in DRAWN_APART]

    @property
    def chosen_issue(self) -> Issue | None:
        """The issue whose options are to be shown."""
        chosen = self["issue"].value()
        issues = Issue.objects.prefetch_related("options")
        return issues.filter(pk=chosen).first() if str(chosen).isdigit() else None


class QuoteForm(CodingForm):
    """A statement of one's own, on a passage of a stored text."""

    quote = forms.CharField(
        strip=False, widget=forms.Textarea(attrs={"rows": 3, "data-quote": ""})
    )
    near = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def _post_clean(self) -> None:
        """The action checks the whole statement; here there is only its coding."""


class CitedForm(QuoteForm):
    """A statement whose text is not held here."""

    publisher = forms.CharField(max_length=160)
    url = forms.URLField(max_length=2000, label="Link", assume_scheme="https")
    title = forms.CharField(max_length=500, required=False, label="Title of the page")


class NoteForm(forms.Form):
    """A remark; addressed to a colleague it is a question."""

    note = forms.CharField(max_length=4000)
    asks = forms.ModelChoiceField(
        User.objects.filter(is_staff=True, is_active=True), required=False
    )
