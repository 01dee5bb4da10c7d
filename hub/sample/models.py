from django.db import models
from django.utils import timezone


class SampleStep(models.Model):
    """A step of the sample content that has been carried out whole, so that a second run leaves it alone."""

    name = models.CharField(max_length=100, unique=True)
    done_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
