"""Forms of those who run a study."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.written import WordsField
from research.models import Wave


class PlanForm(forms.Form):
    """`questionnaires` and `trainings` are pairs of a key and a title."""

    questionnaire = forms.TypedChoiceField(label=_("Questionnaire"), coerce=UUID)
    when = forms.ChoiceField(label=_("When"), choices=Wave.When.choices)
    training = forms.TypedChoiceField(label=_("Training"), coerce=UUID, required=False, empty_value=None)
    closes_at = forms.DateTimeField(
        label=_("Closes"),
        help_text=_("Time of Brussels."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )

    def __init__(
        self, *args: Any, questionnaires: list[tuple[str, str]], trainings: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questionnaire"].choices = questionnaires
        self.fields["training"].choices = [("", _("none")), *trainings]

    def clean_closes_at(self) -> Any:
        closes_at = self.cleaned_data["closes_at"]
        if closes_at <= timezone.now():
            raise forms.ValidationError(_("This moment has passed."))
        return closes_at


class WordsForm(forms.Form):
    text = WordsField(label=_("As it is published"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
