"""Small forms of buttons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dissemination.entries import Entered
from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.services.enter_event import Entry
from dissemination.services.resend import reasons
from hub.look.inputs import DayInput


class EntryForm(forms.Form):
    """What an officer knows of a delivery."""

    what = forms.ChoiceField(label=_("What happened"), choices=Entered.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Date"), widget=DayInput())
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


class ResendForm(forms.Form):
    """Why an edition is sent once more, and to whom; the choices are those of the delivery."""

    reason = forms.ChoiceField(label=_("Why it is sent again"), widget=forms.RadioSelect)
    to = forms.ModelChoiceField(
        label=_("To whom"), queryset=Contact.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, delivery: Delivery, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(one.value, one.label) for one in reasons(delivery)]
        of_agency = Contact.objects.filter(agency=delivery.agency_id).exclude(status=Contact.Status.ERASED)
        self.fields["to"].queryset = of_agency
        self.fields["to"].label_from_instance = _named


def _named(contact: Contact) -> str:
    return f"{contact}, {contact.email} ({contact.get_status_display()})"


class NonceForm(forms.Form):
    """A button whose second press must be the same as the first."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
