"""Small forms of buttons."""

from django import forms


class NonceForm(forms.Form):
    """A button whose second press must be the same as the first."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
