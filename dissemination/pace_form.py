"""How much a domain takes, as an officer enters it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dissemination.models.pace import MOST_A_MINUTE
from dissemination.services.set_pace import domain_of


class PaceForm(forms.Form):
    domain = forms.CharField(label=_("Domain"), max_length=255, help_text=_("Such as police.example.org."))
    a_minute = forms.IntegerField(
        label=_("Messages a minute"),
        min_value=1,
        max_value=MOST_A_MINUTE,
        required=False,
        help_text=_("In each lane. Empty: like every other domain."),
    )

    def clean_domain(self) -> str:
        return domain_of(self.cleaned_data["domain"])
