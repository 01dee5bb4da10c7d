"""Forms of the officer's pages and of the page where an agency answers."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from dissemination.queries.editions import distributable
from dissemination.services.acknowledge import Said
from dissemination.services.make_plan import Audience
from hub.models import Country, OrganisationKind


class PlanForm(forms.Form):
    """Which edition, and for whom. Shown with GET for the dry run, sent with POST for approval."""

    edition = forms.ChoiceField(label=_("Edition"))
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
    nonce = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = [(one.number, f"{one.number} – {one.title}") for one in distributable()]
        named = [(country.code, str(country)) for country in Country.objects.all()]
        self.fields["countries"].choices = sorted(named, key=lambda pair: pair[1])

    @property
    def audience(self) -> Audience:
        data = self.cleaned_data
        return Audience(data["kinds"], data["countries"], data["one_per_agency"])


class AnswerForm(forms.Form):
    """What an agency says about the edition it was sent."""

    said = forms.ChoiceField(
        label=_("What do you want to tell us?"),
        choices=[
            (Said.RECEIVED.value, _("It has arrived")),
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
        help_text=_("Such as a better address. Nothing about a case, please."),
    )
