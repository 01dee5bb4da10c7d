from django import forms
from django.utils.translation import gettext_lazy as _

from hub.written import WordsField
from initiatives.models import Report


class ReportForm(forms.Form):
    """Why a conversation should be looked at."""

    use_required_attribute = False

    why = forms.ChoiceField(label=_("What is wrong?"), choices=Report.Why.choices, widget=forms.RadioSelect)
    text = WordsField(
        label=_("In your words"),
        help_text=_("The moderators can read this conversation: do not repeat names or details of a child here."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


CHOICES = (
    (Report.Outcome.NOTHING, _("Nothing more is needed")),
    (Report.Outcome.CLOSED, _("Close this conversation")),
    (Report.Outcome.APART, _("Keep the two organisations apart")),
)


class HandleForm(forms.Form):
    """What follows from a report."""

    use_required_attribute = False

    outcome = forms.ChoiceField(label=_("What follows"), choices=CHOICES, widget=forms.RadioSelect)
    note = WordsField(
        label=_("Note for moderators"),
        help_text=_("Neither side reads it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
