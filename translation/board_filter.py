"""The form by which the board is narrowed; what it does not know, it leaves out."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.models import ChangeKind
from hub.people.groups import target_languages
from translation.models import Round
from translation.queries.board import MINE, NOBODY, Filters, branches
from translation.words import STATES


class BranchField(forms.ModelChoiceField):
    def label_from_instance(self, page: Page) -> str:
        return f"{'– ' * (page.depth - 3)}{page.title}"


class BoardFilter(forms.Form):
    """A GET form: every field may be left out."""

    under = BranchField(label=_("Below"), queryset=None, required=False, empty_label=_("All pages"))
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    severity = forms.ChoiceField(
        label=_("Out of date by"), required=False, choices=[("", _("Any")), *ChangeKind.choices]
    )
    holder = forms.ChoiceField(
        label=_("In the hands of"),
        required=False,
        choices=[("", _("Anybody")), (NOBODY, _("Nobody")), (MINE, _("Me"))],
    )
    round: Any = forms.ModelChoiceField(label=_("Round"), queryset=None, required=False, empty_label=_("Any"))
    overdue = forms.BooleanField(label=_("Overdue only"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        names = [(code, name) for code, name in settings.LANGUAGES if code in target_languages()]
        self.fields["under"].queryset = branches()
        self.fields["round"].queryset = Round.objects.open()
        self.fields["language"].choices = [("", _("All")), *names]
        self.fields["state"].choices = [("", _("Any")), *STATES.items()]

    @property
    def filters(self) -> Filters:
        """The fields that make sense; a branch or a state that is gone does not empty the board."""
        self.is_valid()
        found: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        return Filters(**found)
