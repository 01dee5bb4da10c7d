"""Forms of the page about personal data."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.people.mailbox import checked_mailbox


class PersonForm(forms.Form):
    """Whose data. Sent with POST, so that no address stands in an address bar or a log."""

    email = forms.CharField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def clean_email(self) -> str:
        return checked_mailbox(self.cleaned_data["email"])


class EraseForm(PersonForm):
    sure = forms.BooleanField(label=_("Yes, erase it everywhere"), required=False)

    def clean_sure(self) -> bool:
        if not self.cleaned_data["sure"]:
            raise ValidationError(_("Tick the box: erasing cannot be undone."))
        return True
