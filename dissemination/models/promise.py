from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class PromiseCheck(models.Model):
    """How many rows broke a promise of the ledger when it was looked at last; one row a promise."""

    promise = models.CharField(max_length=200, unique=True)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("check of a promise")
        verbose_name_plural = _("checks of promises")

    def __str__(self) -> str:
        return f"{self.promise}: {self.rows}"

    @property
    def words(self) -> str:
        """The promise in the reader's language."""
        return gettext(self.promise)
