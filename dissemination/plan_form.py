"""The form of a plan. Shown with GET for the dry run, sent with POST for approval."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dissemination.brussels import BrusselsTimeField
from dissemination.models.plan import Channel, LanguageRule, Mode
from dissemination.queries.editions import distributable, edition_numbered
from dissemination.queries.impressions import what_goes_out
from dissemination.services.make_plan import Audience, Way
from hub.look.navigation import language
from hub.models import OrganisationKind
from hub.people.languages import own_name
from hub.ports import citable
from hub.reference.countries import country_choices

USUAL = {
    "language_rule": LanguageRule.FALLBACK.value,
    "channel": Channel.EMAIL.value,
    "mode": Mode.LINK.value,
    "copies": "1",
    "remind_most": "1",
}


def _whole(data: QueryDict) -> QueryDict:
    """A link to the form names what matters to it; the rest is as usual."""
    filled = data.copy()
    for name, value in USUAL.items():
        filled.setdefault(name, value)
    return filled


class PlanForm(forms.Form):
    """Which edition in which languages, and for whom."""

    edition = forms.ChoiceField(label=_("Edition"))
    languages = forms.MultipleChoiceField(
        label=_("Languages that go out"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all that the edition exists in."),
    )
    language_rule = forms.ChoiceField(
        label=_("Which of them an agency gets"),
        choices=LanguageRule.choices,
        initial=LanguageRule.FALLBACK,
        required=False,
        widget=forms.RadioSelect,
    )
    held = forms.MultipleChoiceField(
        label=_("Only agencies that hold one of these editions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: whatever they hold."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of organisations"),
        choices=OrganisationKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all kinds."),
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("None chosen: all countries."),
    )
    one_per_agency = forms.BooleanField(label=_("One contact for each agency is enough"), required=False)
    channel = forms.ChoiceField(
        label=_("How it goes"),
        choices=Channel.choices,
        initial=Channel.EMAIL,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("All but e-mail: one line for each agency, and an officer enters what became of it."),
    )
    copies = forms.IntegerField(
        label=_("Copies for each agency"),
        min_value=1,
        max_value=1000,
        initial=1,
        required=False,
        help_text=_("Where it is printed or handed over."),
    )
    mode = forms.ChoiceField(
        label=_("What the mail brings"),
        choices=Mode.choices,
        initial=Mode.LINK,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Where a PDF is too big for the other side, it gets the link alone."),
    )
    remind_after = forms.IntegerField(
        label=_("Remind after so many days"),
        min_value=3,
        max_value=365,
        required=False,
        help_text=_("Those who got it by e-mail and said nothing. Empty: nobody is reminded."),
    )
    remind_most = forms.IntegerField(
        label=_("Remind at most so many times"), min_value=1, max_value=5, initial=1, required=False
    )
    goes_out_at = BrusselsTimeField(
        label=_("Goes out on"),
        required=False,
        help_text=_("Brussels time. Empty: as soon as it is approved. Who gets it is judged at that time."),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(_whole(data) if data else None, **kwargs)
        editions = citable.get().editions()
        going = distributable(editions)
        codes = sorted({impression.language for edition in going for impression in edition.impressions})
        self.fields["edition"].choices = [(one.number, f"{one.number} – {one.title}") for one in going]
        self.fields["languages"].choices = [(code, own_name(code)) for code in codes]
        self.fields["held"].choices = [(one.number, f"{one.number} – {one.title}") for one in editions]
        self.fields["countries"].choices = country_choices(language())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        edition = edition_numbered(data.get("edition", ""))
        if edition and "languages" in data:
            try:
                what_goes_out(edition, data["languages"], self.way.mode)
            except ValidationError as error:
                self.add_error(None, error)
        return data

    @property
    def audience(self) -> Audience:
        data = self.cleaned_data
        return Audience(
            kinds=data["kinds"],
            countries=data["countries"],
            one_per_agency=data["one_per_agency"],
            languages=data["languages"],
            language_rule=LanguageRule(data["language_rule"] or LanguageRule.FALLBACK),
            held=data["held"],
        )

    @property
    def way(self) -> Way:
        data = self.cleaned_data
        return Way(
            Channel(data.get("channel") or Channel.EMAIL),
            Mode(data.get("mode") or Mode.LINK),
            data.get("copies") or 1,
            data.get("remind_after") or 0,
            data.get("remind_most") or 1,
        )

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Name and value of all that was chosen, but the nonce: to be sent once more."""
        chosen = [(name, value) for name in self.fields for value in self.data.getlist(name) if name != "nonce"]
        return [(name, value) for name, value in chosen if value]
