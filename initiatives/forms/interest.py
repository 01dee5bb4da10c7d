from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.look.names import language_choices
from hub.models import Country, Organisation
from hub.reference.countries import country_choices
from hub.reference.working_languages import CODES
from hub.written import WordsField
from initiatives.models import SeatRole
from initiatives.services.close import BY_AUTHOR


class InterestForm(forms.Form):
    """An offer to take a seat."""

    use_required_attribute = False

    organisation = forms.ModelChoiceField(
        label=_("For which organisation"), queryset=Organisation.objects.none(), empty_label=None, to_field_name="key"
    )
    role = forms.ChoiceField(label=_("What you offer to do"), choices=SeatRole.choices)
    country = forms.ChoiceField(label=_("In which country"))
    pitch = WordsField(
        label=_("Why you"),
        help_text=_("At most 600 characters. Addresses and telephone numbers are taken out."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    capacity = WordsField(
        label=_("What you can give"),
        help_text=_("People, time, places; for example: two officers, four days a month."),
        max_length=200,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you would work in"), widget=forms.CheckboxSelectMultiple, required=False
    )
    earlier_work = WordsField(
        label=_("Earlier work of this kind"),
        help_text=_("At most 600 characters. Nothing about a child, a victim or a case."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, *args: Any, organisations: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["country"].choices = country_choices(language)
        self.fields["languages"].choices = language_choices(CODES, language)

    def clean_country(self) -> Country:
        return Country.objects.get(code=self.cleaned_data["country"])


class MessageForm(forms.Form):
    """A message to the other side of an interest; by `submission` a form that is sent twice is said once."""

    use_required_attribute = False

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = WordsField(
        label=_("Your message"),
        help_text=_("Addresses and telephone numbers are taken out."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class OutcomeForm(forms.Form):
    """How it went."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(outcome.value, outcome.label) for outcome in BY_AUTHOR],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it went.")},
    )
