"""Forms of a case: what the services refuse is told at the field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MAILBOX = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class CorrectForm(forms.Form):
    """Another address for the same contact."""

    email = forms.CharField(label=_("Right address"), max_length=254, widget=forms.EmailInput(attrs=MAILBOX))
    again = forms.BooleanField(label=_("Send it the message that came back"), required=False, initial=True)

    def __init__(self, *args: Any, may_send_again: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "correct-%s", **kwargs})
        if not may_send_again:
            del self.fields["again"]

    @property
    def send_again(self) -> bool:
        return bool(self.cleaned_data.get("again"))


class ReplaceForm(CorrectForm):
    """Another contact at the same agency."""

    role_title = forms.CharField(label=_("Role"), max_length=120, required=False, help_text=_("Such as: duty desk."))
    field_order = ["email", "role_title", "again"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "replace-%s", **kwargs})
        self.fields["email"].label = _("Address of the other contact")
