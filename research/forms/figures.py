"""A file of figures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 2_000_000
ACCEPTED = ".csv,.xlsx,text/csv"


class FiguresForm(forms.Form):
    file = forms.FileField(
        label=_("File of figures (CSV or XLSX)"),
        help_text=_(
            "The first line names the columns: territory, year, value; mark and unit where there are such. "
            "Write a point before decimals and nothing between thousands."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is too large. At most 2 MB."))
        return file
