from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.written import WordsField
from initiatives.models.saved_search import SAID
from initiatives.queries.options import Options

LABELS = {
    "role": _("Role"),
    "seat": _("Kind of organisation"),
    "kind": _("Kind of initiative"),
    "theme": _("Theme"),
    "chapter": _("Chapter of the manual"),
    "country": _("Country"),
    "written": _("Language of the text"),
    "deadline": _("Deadline"),
}


class SearchForm(forms.Form):
    """A saved search: its name, and a choice for each facet."""

    use_required_attribute = False

    name = WordsField(
        label=_("Name of the search"),
        help_text=_("For yourself: it stands in the mails that you get, and nobody else sees it."),
        max_length=80,
    )

    def __init__(self, *args: Any, options: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for facet, label in LABELS.items():
            choices = [("", _("Any")), *options.names[facet].items()]
            self.fields[facet] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.fields["programme"] = WordsField(
            label=_("Programme"), help_text=_("Exactly as the initiatives say it."), max_length=120, required=False
        )
        self.fields["fits"] = forms.BooleanField(label=_("My organisation fits an open seat"), required=False)

    def clean_fits(self) -> str:
        return "1" if self.cleaned_data["fits"] else ""

    @property
    def said(self) -> Mapping[str, str]:
        """A value for each facet."""
        return {facet: self.cleaned_data[facet] for facet in SAID}
