"""Forms of the reference data that offer a person only what is theirs to write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from hub.reference import languages
from hub.reference.desks import countries_kept_by
from hub.reference.models import Country


class WordingForm(WagtailAdminModelForm):
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("What the language's lead saves is approved; the rest waits for the lead.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = languages.written_by(self.for_user)
        self.fields["language"].choices = [(code, name) for code, name in languages.choices() if code in own]


class FactForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Country.objects.filter(code__in=countries_kept_by(self.for_user))
