"""A date and time to come as the clocks in Brussels show it, wherever the reader is."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.publishing.calendar import BRUSSELS

CHANGE = "ambiguous_timezone"
"""Django's code for an hour that a change of the clocks leaves out or has twice."""


class BrusselsTimeField(forms.DateTimeField):
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        try:
            with timezone.override(BRUSSELS):
                return super().to_python(value)
        except ValidationError as error:
            if error.code != CHANGE:
                raise
            said = _("The clocks change in that hour: it does not exist, or comes twice. Choose another.")
            raise ValidationError(said, code=CHANGE) from error

    def validate(self, value: datetime | None) -> None:
        super().validate(value)
        if value and value <= timezone.now():
            raise ValidationError(_("This time has passed."))
