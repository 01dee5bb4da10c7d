"""Forms of readers' reports and of looking after a section."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.look.for_people import ForPeople
from hub.look.inputs import DayInput
from hub.publishing.calendar import today
from manual.models import SectionCare, SectionReport
from manual.permissions import keepers

A_YEAR = timedelta(days=365)


class WrongForm(ForPeople, forms.ModelForm):
    """What is wrong."""

    class Meta:
        model = SectionReport
        fields = ["kind", "text"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})}
        labels = {"text": _("Tell us in a few words")}
        help_texts = {"text": _("No names, dates of birth, places or numbers of a case. We refuse text with them.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = SectionReport.Kind.choices

    def said(self) -> dict[str, str]:
        return {"kind": self.cleaned_data["kind"], "text": self.cleaned_data["text"]}


class AnswerForm(forms.ModelForm):
    class Meta:
        model = SectionReport
        fields = ["state", "note"]


class CareForm(forms.ModelForm):
    """Owner, deputy and the day of the next review."""

    class Meta:
        model = SectionCare
        fields = ["owner", "deputy", "review_by"]
        widgets = {"review_by": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = self.fields["deputy"].queryset = keepers()


class StillRightForm(forms.Form):
    next_by = forms.DateField(label=_("Review again by"), widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("next_by", today() + A_YEAR)
