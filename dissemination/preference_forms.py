"""Forms of the page of settings beside that of the subscriptions."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.look.inputs import DayInput
from hub.people.mailbox import checked_mailbox, normalised
from hub.publishing.calendar import today

LONGEST_PAUSE = timedelta(days=366)


class PauseForm(forms.Form):
    """A day to come, a year ahead at most."""

    until = forms.DateField(
        label=_("Send nothing until"),
        help_text=_("Through that day. What is new meanwhile waits, and comes in the first message after it."),
        widget=DayInput(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, last = today(), today() + LONGEST_PAUSE
        self.fields["until"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < today():
            raise ValidationError(_("This day has passed. Choose one to come."))
        if until > today() + LONGEST_PAUSE:
            raise ValidationError(_("A pause lasts a year at most. For longer, end the subscriptions."))
        return until


class NewAddressForm(forms.Form):
    """Where to write instead."""

    new_address = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        help_text=_("We write to it once, to ask whether it is yours. Until you confirm, all stays as it is."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own = own

    def clean_new_address(self) -> str:
        address = checked_mailbox(self.cleaned_data["new_address"])
        if normalised(address) == self._own:
            raise ValidationError(_("We write to this address already."))
        return address
