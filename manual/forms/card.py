"""The choice of a first-hours card: for one country and one role."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manual.blocks.choices import Role
from manual.forms.lens import countries


class CardForm(forms.Form):
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    role = forms.ChoiceField(label=gettext_lazy("Your role"), widget=forms.RadioSelect, choices=Role.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("Choose a country")), *countries()]
