from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dissemination.models.delivery import DeliveryState
from dissemination.models.directory import Agency
from dissemination.models.event import EventSource


class Holding(models.Model):
    """What an agency has of an edition in a language: the best of its deliveries, and who saw that.

    A projection of events, written by `services/project.py` alone and written anew at any time. `known_from` is empty
    while a message is only on its way.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="holdings")
    edition = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    impression = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=DeliveryState.choices)
    since = models.DateTimeField()
    delivery_id = models.UUIDField()
    known_from = models.CharField(max_length=10, choices=EventSource.choices, blank=True)

    class Meta:
        verbose_name = _("edition that an agency holds")
        verbose_name_plural = _("editions that agencies hold")
        constraints = [
            models.UniqueConstraint(fields=["agency", "edition", "language"], name="dissemination_holding_once"),
        ]
        indexes = [
            models.Index(fields=["edition", "language", "state"], name="dissemination_holding_states"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}/{self.language}/{self.impression}"

    @property
    def known_words(self) -> str:
        """Who saw it, as people read it."""
        return gettext("The agency itself") if self.known_from == EventSource.WEB else self.get_known_from_display()
