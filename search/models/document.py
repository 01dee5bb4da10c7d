from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.documents.kinds import State

SENTENCES = {
    State.READ: _("Its whole text can be found."),
    State.IN_PART: _("It is very long: only its first pages can be found."),
    State.EMPTY: _("It holds no text that can be read. Is it a scan? Its words cannot be found."),
    State.KIND: _("Texts of files of this kind are not searched."),
    State.LYING: _("It is not what its name says. Save it once more in its own program."),
    State.LOCKED: _("It is locked by a password. Save it without one."),
    State.SIZE: _("It is larger than 20 MB. Its words cannot be found."),
    State.HEAVY: _("Reading it takes too much time or memory. Save it anew, or as several documents."),
    State.BROKEN: _("It cannot be read. It may be damaged."),
    State.GONE: _("Its file is missing. Upload it again."),
}


class DocumentText(models.Model):
    """What was read of one uploaded document; goes with the document, and is made anew when its file changes.

    `parts` are `search.documents.kinds.Part` as dictionaries; entries name `key` as their parent.
    """

    document = models.OneToOneField(settings.WAGTAILDOCS_DOCUMENT_MODEL, models.CASCADE, related_name="text")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    file = models.CharField(max_length=255)
    state = models.CharField(max_length=12, choices=[(state.value, SENTENCES[state]) for state in State])
    kind = models.CharField(max_length=8, blank=True, default="")
    pages = models.PositiveIntegerField(default=0)
    pages_read = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file

    @property
    def has_words(self) -> bool:
        """Whether they can be found wherever a live page links the document."""
        return self.state in {State.READ, State.IN_PART}
