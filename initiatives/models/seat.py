import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.models import OrganisationKind
from initiatives.models.choices import SeatRole
from initiatives.models.initiative import Initiative


class Seat(models.Model):
    """A place for a partner: role x kind of organisation x countries x how many. Its key outlives edits.

    No kind means any kind of organisation, no countries any country. A seat that a later version left out
    is `dropped`, never deleted: interests hang on it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="seats")
    position = models.PositiveSmallIntegerField(default=0)
    role = models.CharField(_("role"), max_length=10, choices=SeatRole.choices)
    organisation_kind = models.CharField(
        _("kind of organisation"), max_length=20, choices=OrganisationKind.choices, blank=True
    )
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    how_many = models.PositiveSmallIntegerField(_("how many"), default=1)
    filled = models.PositiveSmallIntegerField(_("filled"), default=0)
    note = models.CharField(_("what this partner brings"), max_length=200, blank=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(filled__lte=models.F("how_many"), how_many__gte=1, how_many__lte=30),
                name="initiatives_seat_filled_within",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.filled}/{self.how_many})"

    @property
    def open_places(self) -> int:
        return 0 if self.dropped else self.how_many - self.filled
