"""The forms of the room: submitting pages, uploading files, giving work to somebody, rounds."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.look.inputs import DayInput
from hub.models import User
from hub.people.groups import target_languages
from translation import rights
from translation.exchange.archive import UPLOADED
from translation.queries.rounds import scopes


def day() -> forms.DateInput:
    """A field for a day, as every browser reads it."""
    return DayInput()


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
    deadline = forms.DateField(label=_("Deadline"), required=False, widget=day())

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = rights.people(rights.Action.TRANSLATE, language)


class DeadlineForm(forms.Form):
    deadline = forms.DateField(label=_("Deadline"), widget=day())


class RoundForm(forms.Form):
    """A name, a branch of pages, and a day for each language that takes part. `key` makes a second click harmless."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=200)
    under = forms.ModelChoiceField(
        Page.objects.none(), label=_("Pages"), help_text=_("This page with all public pages below it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].queryset = scopes()
        names = dict(settings.LANGUAGES)
        for code in target_languages():
            label = _("Deadline: %(language)s") % {"language": names[code]}
            self.fields[f"deadline_{code}"] = forms.DateField(label=label, required=False, widget=day())

    def deadlines(self) -> dict[str, date]:
        """The languages that have a day."""
        given = {code: self.cleaned_data[f"deadline_{code}"] for code in target_languages()}
        return {code: deadline for code, deadline in given.items() if deadline}
