import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QuizItem(models.Model):
    """The facts of one item of a quiz as its English page last published them; never deleted, since answers name it.

    `version` rises when what is asked changes; `edition` was in force when what it says was approved. `places` are its
    numbers with all that they stand in.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    live = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    options = models.PositiveSmallIntegerField()
    right = ArrayField(models.PositiveSmallIntegerField())
    numbers = ArrayField(models.CharField(max_length=20))
    places = ArrayField(models.CharField(max_length=20))
    version = models.PositiveIntegerField(default=1)
    asked_hash = models.CharField(max_length=64)
    whole_hash = models.CharField(max_length=64)
    edition = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("facts of a quiz item")
        verbose_name_plural = _("facts of quiz items")
        ordering = ["page_key", "position", "pk"]
        permissions = [("judge_items", "Can see how items of a quiz are answered and say what is wrong")]
        indexes = [GinIndex(fields=["places"], name="research_quizitem_places")]
        constraints = [models.UniqueConstraint(fields=["page_key", "block_id"], name="research_quizitem_unique")]

    def __str__(self) -> str:
        return str(self.key)


class ItemLook(models.Model):
    """An editor looked at an item as it was asked in `version` and under `edition`: append-only."""

    class Decision(models.TextChoices):
        BAD = "bad", _("The item is bad and must be mended")
        UNCLEAR = "unclear", _("The item is sound: the paragraph is unclear")
        FINE = "fine", _("Item and paragraph are fine")

    item = models.UUIDField()
    version = models.PositiveIntegerField()
    edition = models.CharField(max_length=12, blank=True)
    decision = models.CharField(_("what you found"), max_length=10, choices=Decision.choices)
    by = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("look at a quiz item")
        verbose_name_plural = _("looks at quiz items")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["item"], name="research_itemlook_item")]

    def __str__(self) -> str:
        return f"{self.item} {self.decision}"
