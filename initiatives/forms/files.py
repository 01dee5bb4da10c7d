from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.uploads.errors import RefusedUpload
from hub.uploads.kinds import MOST_BYTES, Problem
from hub.written import WordsField


class FileForm(forms.Form):
    """A file and what it shows. What kind it is, its bytes say when it is cleaned."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG, JPEG or WebP, at most 10 MB; a PDF at most 40 pages."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/png,image/jpeg,image/webp"}),
    )
    label = WordsField(
        label=_("What it shows or says"),
        help_text=_("People read it before they open the file, and instead of a picture that they cannot see."),
        max_length=200,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(RefusedUpload(Problem.SIZE).message)
        return file
