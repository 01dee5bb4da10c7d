from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

TERM = timedelta(days=365)


class Standing(models.TextChoices):
    """Whether somebody has made sure of a fact, and whether that was too long ago."""

    CHECKED = "checked", _("Checked")
    PAST = "past", _("Check is due")
    NEVER = "never", _("Checked by nobody yet")


class Checked(models.Model):
    """A fact that a reader relies on, with the day it was last checked. Base of the rows that say so."""

    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by (role)"), max_length=100, blank=True)
    next_check = models.DateField(_("next check"), null=True, blank=True)

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
