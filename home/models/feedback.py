from django.db import models


class FeedbackDay(models.Model):
    """How many messages about the site were taken on a day: the bound that holds while nobody can be counted."""

    day = models.DateField(primary_key=True)
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "messages of a day"
        verbose_name_plural = "messages of days"

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
