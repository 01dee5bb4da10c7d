"""Small forms of buttons."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dissemination.entries import Entered
from dissemination.services.enter_event import Entry


class EntryForm(forms.Form):
    """What an officer knows of a delivery."""

    what = forms.ChoiceField(label=_("What happened"), choices=Entered.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}))
    copies = forms.IntegerField(
        label=_("Copies"),
        min_value=1,
        max_value=10000,
        required=False,
        help_text=_("Of what was posted or handed over."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as: at the meeting of the network. Please name no person."),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    @property
    def entry(self) -> Entry:
        data = self.cleaned_data
        return Entry(Entered(data["what"]), data["on"], data["copies"], data["note"])


class NonceForm(forms.Form):
    """A button whose second press must be the same as the first."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
