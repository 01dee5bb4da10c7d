from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.look.names import language_choices
from hub.reference.countries import country_choices
from hub.written import WordsField
from initiatives.models import OrganisationProfile
from initiatives.queries.languages import CODES

FIELDS = ("about", "former_names", "languages", "countries", "size", "safeguarding", "safeguarding_on")


class ProfileForm(forms.Form):
    """What an organisation says of itself. No address and no name of a person has a field."""

    use_required_attribute = False

    about = WordsField(label=_("What you do"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}), required=False)
    former_names = WordsField(label=_("Former and short names"), max_length=200, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages you work in"), widget=forms.CheckboxSelectMultiple, required=False
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries where you are active"), widget=forms.CheckboxSelectMultiple, required=False
    )
    size = forms.ChoiceField(label=_("Size"), choices=[("", "—"), *OrganisationProfile.Size.choices], required=False)
    safeguarding = WordsField(
        label=_("How you keep children safe in your own work"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    safeguarding_on = forms.DateField(
        label=_("Since when this holds"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}),
        required=False,
    )

    def __init__(self, data: Any = None, *, profile: OrganisationProfile, language: str) -> None:
        super().__init__(data, initial={name: getattr(profile, name) for name in FIELDS})
        self.fields["languages"].choices = language_choices(CODES, language)
        self.fields["countries"].choices = country_choices(language)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("safeguarding") and not data.get("safeguarding_on"):
            self.add_error("safeguarding_on", _("Say since when: a statement without a date says little."))
        return data
