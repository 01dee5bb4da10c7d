from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundQuerySet(models.QuerySet["Round"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class Round(models.Model):
    """A named scope of pages that languages bring up to date until a day. `key` is unique: opened twice is once."""

    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of translation")
        verbose_name_plural = _("rounds of translation")
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class RoundLanguage(models.Model):
    """The day until which a language brings the pages of a round up to date."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=12)
    deadline = models.DateField(_("deadline"))

    class Meta:
        verbose_name = _("language of a round")
        verbose_name_plural = _("languages of rounds")
        constraints = [models.UniqueConstraint(fields=["round", "language"], name="translation_round_language_unique")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.language} {self.deadline}"


class RoundPage(models.Model):
    """A page in the scope of a round, by its key."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pages")
    page_key = models.UUIDField(db_index=True)

    class Meta:
        verbose_name = _("page of a round")
        verbose_name_plural = _("pages of rounds")
        constraints = [models.UniqueConstraint(fields=["round", "page_key"], name="translation_round_page_unique")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.page_key}"
