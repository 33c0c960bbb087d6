"""What staff type besides their password."""

from django import forms


class CodeForm(forms.Form):
    """Six digits from the authenticator."""

    code = forms.RegexField(
        r"^\d{6}$",
        label="Six-digit code",
        error_messages={"invalid": "The code has six digits."},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )
