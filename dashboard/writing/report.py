"""What a reader writes about a statement that is wrong."""

from django import forms


class ReportForm(forms.Form):
    """A reader's report. The trap stays empty; only machines fill it in."""

    text = forms.CharField(
        max_length=2000,
        label="What is wrong?",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    website = forms.CharField(
        required=False,
        label="Leave this empty",
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
