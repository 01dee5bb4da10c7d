from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.look.for_people import ForPeople
from hub.people.languages import spoken
from hub.people.mailbox import checked_mailbox
from hub.reference.countries import country_choices
from hub.written import WordsField
from research.models import Target
from research.services.training.register import Wish


class RegistrationForm(ForPeople):
    """Who would like to come."""

    use_required_attribute = False

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We write to it, to ask whether it was you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = WordsField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    organisation = WordsField(
        label=_("Organisation"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    profession = forms.ChoiceField(label=_("Which of these are you?"), choices=[("", "–"), *Target.choices])
    country = forms.ChoiceField(label=_("In which country do you work?"))
    language = forms.ChoiceField(label=_("Language of our mails"), choices=spoken)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or ""
        self.initial.setdefault("language", language)
        self.fields["country"].choices = [("", "–"), *country_choices(language)]

    def clean_email(self) -> str:
        return checked_mailbox(self.cleaned_data["email"])

    @property
    def wish(self) -> Wish:
        return Wish(**{name: value for name, value in self.cleaned_data.items() if name != "website"})


class CertificateNameForm(forms.Form):
    """The name that a certificate is made out in, or is said to be."""

    name = WordsField(
        label=_("Name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
