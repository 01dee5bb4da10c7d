"""The forms of the room: submitting pages, uploading files, giving work to somebody, rounds."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.models import User
from hub.people.groups import target_languages
from translation import rights
from translation.exchange.archive import UPLOADED


class UploadForm(forms.Form):
    """One file of another translation tool."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PO, XLIFF 1.2, or a zip of them, up to 20 MB. Nothing is changed until you choose."),
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff,.zip"}),
        max_length=200,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > UPLOADED:
            raise ValidationError(_("The file is larger than 20 MB."))
        return file


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


class AssignForm(forms.Form):
    """Somebody who translates into the language, and a day; both may be empty."""

    to = forms.ModelChoiceField(
        User.objects.none(), label=_("In the hands of"), required=False, empty_label=_("Nobody")
    )
    deadline = forms.DateField(
        label=_("Deadline"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = rights.people(rights.Action.TRANSLATE, language)
