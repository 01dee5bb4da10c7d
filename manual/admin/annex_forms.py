"""Forms of the desks' screens for national annexes."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import AdminDateInput

from hub.models import Country
from hub.reference import languages
from hub.reference.desks import countries_kept_by
from manual.queries import annex_desk

FEATURES = ["bold", "italic", "ol", "ul"]


class Editor(DraftailRichTextArea):
    """The editor of rich text; what it cannot have sent is no text, and no error of the Hub."""

    def value_from_datadict(self, *args: Any) -> Any:
        try:
            return super().value_from_datadict(*args)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


class NewAnnexForm(forms.Form):
    """Which section, which country, in which language."""

    section = forms.ChoiceField(label=gettext_lazy("Section"))
    country = forms.ModelChoiceField(label=gettext_lazy("Country"), queryset=Country.objects.none())
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), help_text=gettext_lazy("In which you write it; nobody translates it.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = annex_desk.sections()
        self.fields["section"].error_messages["invalid_choice"] = _("This section is not public. Choose another one.")
        self.fields["country"].queryset = Country.objects.filter(code__in=countries_kept_by(user))
        self.fields["language"].choices = languages.choices()

    def clean_section(self) -> UUID:
        return UUID(self.cleaned_data["section"])


class AnnexForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("What holds in this country beside the section: rules, offices, names of forms."),
    )
    review_date = forms.DateField(
        label=gettext_lazy("Review by"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("After this day readers are told that it is due."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget = Editor(features=FEATURES)
        self.fields["text"].error_messages["required"] = _("Write a text.")
