from django.db import models
from django.db.models import F, Q


class AskedQuestion(models.Model):
    """A question that at least three networks asked on a day, in words of the site and `<other>`; no person, no time.

    `asked` counts networks, `empty` those of them who got no result.
    """

    day = models.DateField()
    language = models.CharField(max_length=12)
    text = models.CharField(max_length=1000)
    asked = models.PositiveIntegerField()
    empty = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "text"], name="search_asked_unique"),
            models.CheckConstraint(condition=Q(asked__gte=3), name="search_asked_by_three"),
            models.CheckConstraint(condition=Q(empty__lte=F("asked")), name="search_asked_empty"),
        ]

    def __str__(self) -> str:
        return self.text
