"""Forms for readers: which editions to compare, which day to ask about."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look.inputs import DayInput
from manual.models import Edition


class TwoEditions(forms.Form):
    """Two different editions, in whatever order they were chosen."""

    def __init__(self, *args: Any, editions: Iterable[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._order = {edition.number: edition.order for edition in editions}
        choices = [(edition.number, _name(edition)) for edition in editions]
        for name, label in (("from", gettext_lazy("From")), ("to", gettext_lazy("To"))):
            self.fields[name] = forms.ChoiceField(choices=choices, label=label)
        if len(choices) > 1:
            self.initial = {"from": choices[1][0], "to": choices[0][0]}

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if chosen.get("from") and chosen.get("from") == chosen.get("to"):
            raise ValidationError({"to": _("Choose two different editions.")})
        return chosen

    def in_order(self) -> tuple[str, str]:
        """Their numbers, the older edition first."""
        chosen = (self.cleaned_data["from"], self.cleaned_data["to"])
        older, newer = sorted(chosen, key=lambda number: self._order[number])
        return older, newer


def _name(edition: Edition) -> str:
    return _("Edition %(number)s: %(title)s") % {"number": edition.number, "title": edition.title}


class OnDay(forms.Form):
    """A day, to ask which edition applied on it."""

    on = forms.DateField(
        label=gettext_lazy("What applied on"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": gettext_lazy("Write the day as in 2026-11-24.")},
    )
