"""What an editor says who changes nothing because of a finding."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look.inputs import DayInput
from hub.written import WordsField


class DecisionForm(forms.Form):
    reason = WordsField(
        label=gettext_lazy("Why nothing is changed for now"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One or two sentences in English. Readers see them beside the finding; name no person."),
    )
    look_again_on = forms.DateField(label=gettext_lazy("Look again on"), required=False, widget=DayInput())

    def clean_look_again_on(self) -> Any:
        day = self.cleaned_data["look_again_on"]
        if day is not None and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that lies ahead."))
        return day
