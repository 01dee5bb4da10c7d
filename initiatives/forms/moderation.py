from django import forms
from django.utils.translation import gettext_lazy as _

from hub.written import WordsField
from initiatives.models import Reason


class NoteForm(forms.Form):
    """What moderators tell each other."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    note = WordsField(
        label=_("Note for other moderators"),
        help_text=_("No author ever reads it. It is deleted after a year. No names of children or victims."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(forms.Form):
    """What a moderator says of the version that they read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why an initiative goes back. The author reads the reasons in their language, the text as it is written."""

    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        choices=Reason.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one reason.")},
    )
    text = WordsField(
        label=_("What to change"),
        help_text=_("The author reads this as you write it. No names."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
