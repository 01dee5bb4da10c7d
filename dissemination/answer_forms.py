"""Forms of the pages that open without an account."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Contact
from dissemination.models.review import ContactReview
from dissemination.services.acknowledge import Said, Words
from dissemination.services.answer_contact import Instead
from dissemination.services.propose_contact import check_proposal

Review = ContactReview.Said


class OtherAddress(forms.Form):
    """Whom to write to instead; asked where there is somebody whom the Hub writes to."""

    email = forms.CharField(
        label=_("Write to another address instead"),
        max_length=254,
        required=False,
        help_text=_("An officer of the Hub looks at it first. A mailbox of several people is best."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.CharField(
        label=_("Whose address is it?"),
        max_length=120,
        required=False,
        help_text=_("The desk or the role, such as: duty desk. Please name no person."),
    )

    def __init__(self, *args: Any, contact: Contact | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._contact = contact
        if contact is None:
            del self.fields["email"], self.fields["role"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("role") and not data.get("email"):
            self.add_error("email", _("Write the address, too."))
        if data.get("email") and self._contact is not None:
            try:
                data["email"] = check_proposal(contact=self._contact, email=data["email"])
            except ValidationError as error:
                self.add_error(None, error)
        return data


class AnswerForm(OtherAddress):
    """What an agency says about the edition it was sent."""

    said = forms.ChoiceField(
        label=_("What do you want to tell us?"),
        choices=[
            (Said.RECEIVED.value, _("It has arrived")),
            (Said.DOWNLOADED.value, _("We have downloaded it")),
            (Said.ADOPTED.value, _("We have adopted it in our procedures")),
            (Said.DECLINED.value, _("It is not for us")),
        ],
        initial=Said.RECEIVED.value,
        widget=forms.RadioSelect,
    )
    office = forms.CharField(
        label=_("Name of your office"),
        max_length=200,
        required=False,
        help_text=_("The office is enough; please name no person."),
    )
    note = forms.CharField(
        label=_("A note for the Hub"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nothing about a case, please."),
    )
    field_order = ("said", "office", "note", "email", "role")

    @property
    def words(self) -> Words:
        data = self.cleaned_data
        named = {"email": data.get("email", ""), "role": data.get("role", "")}
        return Words(office=data["office"], note=data["note"], **named)


class ContactForm(OtherAddress):
    """What a contact says about itself."""

    said = forms.ChoiceField(
        label=_("What do you want to tell us?"),
        choices=[
            (Review.RIGHT.value, _("All is right: go on writing to this address")),
            (Review.REPLACE.value, _("Write to another address instead")),
            (Review.REMOVE.value, _("It is not me, or I want to be removed")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("A note for the Hub"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as what is not right. Nothing about a case, please."),
    )
    field_order = ("said", "email", "role", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("The other address")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        said = data.get("said")
        if said == Review.REPLACE and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the address, too."))
        if said and said != Review.REPLACE and data.get("email"):
            self.add_error("email", _("Choose “Write to another address instead”, or leave this empty."))
        return data

    @property
    def instead(self) -> Instead:
        data = self.cleaned_data
        return Instead(email=data["email"], role=data["role"], note=data["note"])
