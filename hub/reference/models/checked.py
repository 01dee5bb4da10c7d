from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

TERM = timedelta(days=365)


class Standing(models.TextChoices):
    """Whether somebody has made sure of a fact, and whether that was too long ago."""

    CHECKED = "checked", _("Checked")
    PAST = "past", _("Check is due")
    NEVER = "never", _("Checked by nobody yet")


class CheckedQuerySet(models.QuerySet[Any]):
    def to_check(self, on: date) -> Self:
        """Facts that nobody has checked, and those whose next check should have been before `on`."""
        due = Coalesce("next_check", models.F("checked_on") + TERM, output_field=models.DateField())
        return self.alias(due=due).filter(models.Q(checked_on=None) | models.Q(due__lt=on))


class Checked(models.Model):
    """A fact that a reader relies on, with the day it was last checked. Base of the rows that say so."""

    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by (role)"), max_length=100, blank=True)
    next_check = models.DateField(_("next check"), null=True, blank=True)

    objects = CheckedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def due_on(self) -> date | None:
        """By when it should be checked again; a year after the last time where nobody said."""
        if self.checked_on is None:
            return None
        return self.next_check or self.checked_on + TERM

    def standing(self, on: date) -> Standing:
        if self.due_on is None:
            return Standing.NEVER
        return Standing.PAST if self.due_on < on else Standing.CHECKED
