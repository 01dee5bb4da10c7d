"""The choice of a country and of a role."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look.lens import COUNTRIES, SIDE_BY_SIDE, Lens
from hub.look.names import country_choices
from manual.blocks.choices import Role


def countries() -> list[tuple[str, str]]:
    """Codes and names, in the order of the reader's alphabet. No query."""
    return country_choices(COUNTRIES)


class LensForm(forms.Form):
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        required=False,
        help_text=gettext_lazy("Shows the law, the helplines and the contacts of this country beside the text."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Steps"),
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Steps of others are then named in a line that opens them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("None: show what holds for all")), *countries()]
        self.fields["role"].choices = [
            ("", _("All steps in their order")),
            *[(role.value, _("Steps of one role: %(role)s") % {"role": role.label}) for role in Role],
            (SIDE_BY_SIDE, _("All roles side by side")),
        ]

    def lens(self) -> Lens:
        return Lens(self.cleaned_data["country"], self.cleaned_data["role"])
