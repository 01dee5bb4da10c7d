from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.look.navigation import language


class ContentEventQuerySet(models.QuerySet["ContentEvent"]):
    def waiting(self) -> Self:
        """Not yet fanned out: chosen by flag, so that a late commit is never between two windows."""
        return self.filter(fanned_out_at__isnull=True, withdrawn_at__isnull=True)

    def with_new_words(self) -> Self:
        """Fanned out before they gained a language, and not for it yet: chosen by flag, too."""
        new = ContentWording.objects.filter(event=models.OuterRef("pk"), fanned_out_at__isnull=True)
        return self.standing().filter(models.Exists(new), fanned_out_at__isnull=False)

    def of_item(self, kind: str, item_key: str) -> Self:
        return self.filter(kind=kind, item_key=item_key).order_by("pk")

    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def held(self) -> Self:
        """An officer keeps them back."""
        return self.standing().filter(held_at__isnull=False)


class ContentEvent(models.Model):
    """Something new that subscribers hear of, once. Its words are snapshots in `wordings`.

    What an officer withdrew has its reason in `withdrawn_because`, and does not stand again by itself.
    """

    event_key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=20)
    item_key = models.CharField(max_length=80)
    source_language = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    of_manual = models.BooleanField(default=False)
    themes = ArrayField(models.CharField(max_length=100), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    searches = ArrayField(models.CharField(max_length=100), default=list, db_default=[])
    occurred_at = models.DateTimeField(default=timezone.now)
    fanned_out_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="", db_default="")
    held_at = models.DateTimeField(null=True, blank=True)

    objects = ContentEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("content event")
        verbose_name_plural = _("content events")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["kind", "item_key"], name="dissemination_event_item"),
            models.Index(
                fields=["id"],
                condition=models.Q(fanned_out_at__isnull=True, withdrawn_at__isnull=True),
                name="dissemination_event_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.event_key

    @property
    def version(self) -> str:
        """What tells this event from earlier ones of its item."""
        return self.event_key.rpartition(":")[2]

    @property
    def title(self) -> str:
        """In the reader's language, else in the source's, else in any; what has no words any more has its key."""
        titles = {row.language: row.title for row in self.wordings.all()}
        own = titles.get(language()) or titles.get(self.source_language)
        return own or next(iter(titles.values()), self.item_key)


class ContentWording(models.Model):
    """What an event is called in one language; `fanned_out_at` is empty until those who wait for it were looked for."""

    event = models.ForeignKey(ContentEvent, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    fanned_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "language"], name="dissemination_wording_language_once")
        ]
        indexes = [
            models.Index(
                fields=["event"],
                condition=models.Q(fanned_out_at__isnull=True),
                name="dissemination_wording_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"
