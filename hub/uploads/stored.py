import hashlib
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.uploads.kinds import CleanFile, FileKind


class StoredFile(models.Model):
    """A cleaned file in the database, so that it comes and goes in the transaction of what it belongs to.

    A room makes a table of it and says whose it is; `words` is the text of a document, read for the screen.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.value.upper()) for kind in FileKind])
    name = models.CharField(_("name"), max_length=90)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)
    content = models.BinaryField()
    stored_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def columns_of(done: CleanFile) -> dict[str, object]:
    """What a `StoredFile` keeps of a cleaned file."""
    return {
        "kind": done.kind.value,
        "size": len(done.data),
        "sha256": hashlib.sha256(done.data).hexdigest(),
        "pages": done.pages,
        "width": done.width,
        "height": done.height,
        "words": done.words,
        "content": done.data,
    }
