"""The form by which a page is submitted."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.people.groups import target_languages
from translation import rights


class SubmitForm(forms.Form):
    """Languages to which the person may submit, and whether the pages below go along."""

    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    subtree = forms.BooleanField(
        label=_("With all pages below it"),
        required=False,
        help_text=_("Those that are public. What was submitted before stays as it is."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["languages"].choices = [
            (code, names[code]) for code in target_languages() if rights.may(user, rights.Action.SUBMIT, code)
        ]
