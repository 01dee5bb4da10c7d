"""Form by which an officer puts an address on the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Contact
from dissemination.services.enter_subscriber import Entry
from dissemination.subscribe_forms import TopicsForm
from hub.people.languages import spoken
from hub.people.mailbox import checked_mailbox


class EnterSubscriberForm(TopicsForm):
    email = forms.CharField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("Language of the messages"), choices=spoken)
    basis = forms.ChoiceField(label=_("Legal basis"), choices=[("", "---------"), *Contact.Basis.choices])
    note = forms.CharField(
        label=_("Note on the basis"),
        max_length=300,
        help_text=_("What it rests on, such as a letter of the ministry and its date. No names of people."),
    )

    field_order = ["email", "general", "themes", "countries", "cadence", "language", "basis", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("general", "themes", "countries"):
            self.fields[name].required = False

    def clean_email(self) -> str:
        return checked_mailbox(self.cleaned_data["email"])

    @property
    def entry(self) -> Entry:
        cleaned = self.cleaned_data
        return Entry(
            address=cleaned["email"],
            wanted=self.wanted,
            cadence=cleaned["cadence"],
            language=cleaned["language"],
            basis=cleaned["basis"],
            note=cleaned["note"],
        )
