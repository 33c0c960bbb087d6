"""What a person brings in: a text, a file or an address."""

from datetime import date
from typing import Any

from django import forms

LARGEST_FILE = 5_000_000
ONE_OF = ("text", "file", "url")


class ImportForm(forms.Form):
    """Exactly one of text, file and address, and what is known about it."""

    text = forms.CharField(
        required=False, max_length=LARGEST_FILE, widget=forms.Textarea({"rows": 7})
    )
    url = forms.URLField(required=False, max_length=2000, assume_scheme="https")
    file = forms.FileField(required=False, max_length=200)
    source_name = forms.CharField(required=False, max_length=160, label="Publisher")
    title = forms.CharField(required=False, max_length=500)
    published_on = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["url"].widget.attrs["placeholder"] = "https://"
        self.fields["file"].widget.attrs["accept"] = ".txt,.html,.htm"

    def clean_published_on(self) -> date | None:
        day: date | None = self.cleaned_data["published_on"]
        if day and day > self.today:
            raise forms.ValidationError("This day has not come yet.")
        return day

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError("A web address begins with http or https.")
        return url

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(
                "The file is larger than 5 MB. Paste the text instead."
            )
        return file

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        given = [name for name in ONE_OF if values.get(name)]
        if len(given) != 1 and not self.errors:
            raise forms.ValidationError("Give one thing: a text, an address or a file.")
        return values


class FeedForm(forms.Form):
    """The address of a feed and, where its domain does not say it, its publisher."""

    url = forms.URLField(max_length=2000, assume_scheme="https", label="Feed address")
    source_name = forms.CharField(required=False, max_length=160, label="Publisher")
