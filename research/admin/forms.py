from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.people.languages import spoken
from hub.written import WordsField

LARGEST = 1_000_000
"""Bytes of a file of addresses."""


class CancelForm(forms.Form):
    """Why a training does not take place."""

    reason = WordsField(
        label=_("Why, in the words that those who registered read"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why: everybody who has a place reads it.")},
    )


class InviteForm(forms.Form):
    """Addresses, pasted or in a file, and the language of the mail."""

    addresses = forms.CharField(
        label=_("Addresses, one on each line"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    file = forms.FileField(
        label=_("Or a file (CSV or text) with an address on each line"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=spoken)

    def clean_file(self) -> str:
        """The text of the file."""
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > LARGEST:
            raise ValidationError(_("The file is too large. At most 1 MB."))
        content = file.read()
        try:
            return str(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return str(content.decode("cp1252", "replace"))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not f"{cleaned['addresses']}{cleaned['file']}".strip():
            self.add_error("addresses", _("Write at least one address, or choose a file."))
        return cleaned

    @property
    def text(self) -> str:
        return f"{self.cleaned_data['addresses']}\n{self.cleaned_data['file']}"
