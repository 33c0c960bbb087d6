"""Which proposals a curator works on, as it stands in the address."""

from urllib.parse import urlencode

from django import forms

from positions.actions.review_queue import Batch
from positions.models import Issue, Party
from positions.vocabulary import Grade


class BatchForm(forms.Form):
    """Which proposals to work on; what makes no sense counts as not given."""

    article = forms.IntegerField(required=False, min_value=1)
    party = forms.ModelChoiceField(
        Party.objects.all(), to_field_name="code", required=False
    )
    issue = forms.ModelChoiceField(
        Issue.objects.all(), to_field_name="key", required=False
    )
    grade = forms.ChoiceField(
        choices=[("", "any grade"), *((g.value, g.value) for g in Grade)],
        required=False,
    )

    @property
    def suffix(self) -> str:
        """The batch as it stands in the address."""
        given = [(name, self.data[name]) for name in self.fields if self.data.get(name)]
        return f"?{urlencode(given)}" if given else ""

    def batch(self) -> Batch:
        """The clean values."""
        self.is_valid()
        given = self.cleaned_data
        party, issue = given.get("party"), given.get("issue")
        return Batch(
            article=given.get("article"),
            party=party.code if party else "",
            issue=issue.key if issue else "",
            grade=given.get("grade") or "",
        )
