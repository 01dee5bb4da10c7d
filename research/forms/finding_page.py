"""The editor's form of a finding: what a reader could not weigh is said at its field, before the review."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.page_form import NumberedPageForm, known_numbers
from hub.reference.countries import country_choices
from research.models.finding import Strength

SEVERAL = 2


class FindingPageForm(NumberedPageForm):
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"),
        choices=lambda: country_choices(language()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Where it was found out. None: no country in particular."),
    )

    def clean_numbers(self) -> list[str]:
        """Of what is for practitioners, too: the finding then is as closed as its paragraph."""
        return known_numbers(self.cleaned_data["numbers"], Reader(writer=True))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.is_deferred_validation and not self.instance.workflow_in_progress:
            return given
        if "numbers" in given and not given["numbers"]:
            self.add_error("numbers", _("Name at least one section or paragraph that it concerns."))
        rests_on = {block.value["source"] for block in given.get("evidence") or ()}
        if "evidence" in given and not rests_on:
            self.add_error("evidence", _("Say on what it rests."))
        elif given.get("strength") in {Strength.SEVERAL, Strength.CONSISTENT} and len(rests_on) < SEVERAL:
            self.add_error("strength", _("You name one source only. Add another one, or choose “One source”."))
        return given
