"""The form of an organisation's profile."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.look.inputs import DayInput
from hub.look.names import language_choices
from hub.reference.countries import country_choices
from hub.reference.working_languages import CODES
from hub.written import LinkField, WordsField
from initiatives.forms.facts import theme_choices
from initiatives.models import OrganisationProfile

FIELDS = (
    *("about", "countries", "languages", "themes", "target_groups", "size", "safeguarding", "safeguarding_on"),
    *("data_protection", "data_protection_url"),
)
LONGEST_NAME = 200
MOST_NAMES = 10


class ProfileForm(forms.Form):
    """What an organisation says of itself. No address and no name of a person has a field."""

    use_required_attribute = False

    about = WordsField(label=_("What you do"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}), required=False)
    former_names = WordsField(
        label=_("Former and short names"),
        help_text=_(
            "One on each line: people look for you by the name that they know. Owners change it, and a new one is "
            "shown once a moderator of the Hub has looked at it."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries where you are active"), widget=forms.CheckboxSelectMultiple, required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you work in"), widget=forms.CheckboxSelectMultiple, required=False
    )
    themes = forms.MultipleChoiceField(label=_("Themes"), widget=forms.CheckboxSelectMultiple, required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Whom you work for"),
        choices=OrganisationProfile.TargetGroup.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
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
        widget=DayInput(attrs={"class": "short"}),
        required=False,
    )
    data_protection = WordsField(
        label=_("Office that answers for personal data"),
        help_text=_("A function, such as “data protection officer”; never the name of a person."),
        max_length=120,
        required=False,
    )
    data_protection_url = LinkField(
        label=_("Web form of that office"), max_length=200, required=False, assume_scheme="https"
    )

    def __init__(
        self, data: Any = None, *, profile: OrganisationProfile, former_names: list[str], owner: bool, language: str
    ) -> None:
        known = {name: getattr(profile, name) for name in FIELDS}
        super().__init__(data, initial={**known, "former_names": "\n".join(former_names)})
        self.fields["languages"].choices = language_choices(CODES, language)
        self.fields["countries"].choices = country_choices(language)
        self.fields["themes"].choices = theme_choices(language)
        self.fields["former_names"].disabled = not owner

    def clean_former_names(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["former_names"].splitlines() if line.strip()]
        if len(names) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("Ten names at most, of 200 characters each."))
        return names

    def clean_safeguarding_on(self) -> Any:
        day = self.cleaned_data["safeguarding_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("safeguarding") and not data.get("safeguarding_on") and "safeguarding_on" not in self.errors:
            self.add_error("safeguarding_on", _("Say since when: a statement without a date says little."))
        return data
