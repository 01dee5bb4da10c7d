"""Forms of the directory: what the services refuse is told at the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from dissemination.models.directory import Contact
from dissemination.services.save_agency import Required, check_agency, newest_requirement
from dissemination.services.save_contact import check_contact
from hub.lists.csv_text import DELIMITERS, ENCODINGS
from hub.lists.reading import MOST_BYTES, Layout, is_workbook
from hub.lists.workbook import sheets


class AgencyForm(WagtailAdminModelForm):
    required_since = forms.DateField(
        label=_("Must hold the manual from"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: it need not hold it."),
    )
    required_until = forms.DateField(
        label=_("Must hold the manual until"),
        required=False,
        widget=AdminDateInput,
        help_text=_("The first day on which it need not hold it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = newest_requirement(self.instance) if self.instance.pk else None
        today = None if self.instance.pk else timezone.localdate()
        self.fields["required_since"].initial = newest.since if newest else today
        self.fields["required_until"].initial = newest.until if newest else None

    @property
    def required(self) -> Required:
        return Required(self.cleaned_data["required_since"], self.cleaned_data["required_until"])

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            try:
                check_agency(agency=self.instance, required=self.required, by=self.for_user)
            except ValidationError as error:
                self.add_error(None, error)


class ContactForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [choice for choice in Contact.Status.choices if choice[0] != Contact.Status.ERASED]
        self.fields["status"].choices = choices

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            try:
                check_contact(contact=self.instance, by=self.for_user)
            except ValidationError as error:
                self.add_error(None, error)


class UploadForm(forms.Form):
    """One list of agencies and contacts."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, up to 10 MB and 50,000 rows. Nothing is changed until you choose."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx", "aria-describedby": "upload-help"}),
        max_length=200,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB."))
        return file


class LayoutForm(forms.Form):
    """How an uploaded file is read: a workbook has a sheet, anything else an encoding and a delimiter."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=[*ENCODINGS.items()])
    delimiter = forms.ChoiceField(label=_("Between two cells"), choices=[*DELIMITERS.items()])
    sheet = forms.ChoiceField(label=_("Sheet"))

    def __init__(self, *args: Any, layout: Layout, data_read: bytes, **kwargs: Any) -> None:
        initial = {"encoding": layout.encoding, "delimiter": layout.delimiter, "sheet": layout.sheet}
        super().__init__(*args, initial=initial, **kwargs)
        if is_workbook(data_read):
            self.fields["sheet"].choices = [(name, name) for name in sheets(data_read)]
            del self.fields["encoding"], self.fields["delimiter"]
        else:
            del self.fields["sheet"]

    @property
    def layout(self) -> Layout:
        return Layout(**self.cleaned_data)
