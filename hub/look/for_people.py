"""A form that a program fills in without being told so."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ForPeople(forms.Form):
    """`website` is a field that people do not see and programs fill in; whoever did is thanked, and nothing is done."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def by_a_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))
