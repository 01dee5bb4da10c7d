import hashlib

from django.db import models


class KeptFile(models.Model):
    """A picture or form as editions hold it, named by the SHA-256 of its bytes. Append-only."""

    name = models.CharField(max_length=80, unique=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name

    @property
    def is_whole(self) -> bool:
        """Whether the bytes still are what the name says."""
        return hashlib.sha256(self.content).hexdigest() == self.name.partition(".")[0]
