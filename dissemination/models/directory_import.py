from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _


def new_key() -> str:
    return get_random_string(16, "0123456789abcdef")


class DirectoryImport(models.Model):
    """One uploaded list of agencies and contacts: how it is read, and how far it is taken over. Its owner's alone.

    `columns` holds for each column of the file what it is taken for, or an empty text. `content` is emptied once
    all rows are staged. `lines` counts the rows of the file.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Waits for its columns")
        READING = "reading", _("Being compared")
        STAGED = "staged", _("Waits for you to choose")
        APPLYING = "applying", _("Being taken over")
        APPLIED = "applied", _("Taken over")
        FAILED = "failed", _("Failed")

    RUNNING = (State.READING, State.APPLYING)

    key = models.CharField(max_length=16, unique=True, default=new_key)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    encoding = models.CharField(max_length=20, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    sheet = models.CharField(max_length=255, blank=True)
    columns = models.JSONField(default=list)
    lines = models.PositiveIntegerField(default=0)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED)
    problem = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import of the directory")
        verbose_name_plural = _("imports of the directory")

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class DirectoryRowQuerySet(models.QuerySet["DirectoryRow"]):
    def waiting(self) -> Self:
        """Chosen, and not tried yet."""
        return self.filter(taken=True, outcome="")


class DirectoryRow(models.Model):
    """One row of an upload beside the directory, as text.

    `values` is what the file says, `before` what the directory says where that differs. `may_take` tells whether the
    owner may choose the row, `taken` that it is chosen, `outcome` is `saved` or why it was not.
    """

    class Status(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        CONFLICT = "conflict", _("Conflict")
        SUPPRESSED = "suppressed", _("Must not be written to")
        ERROR = "error", _("Error")
        UNCHANGED = "unchanged", _("Unchanged")

    AT_FIRST = (Status.NEW, Status.CHANGED)
    SAVED = "saved"

    batch = models.ForeignKey(DirectoryImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    agency_ref = models.CharField(max_length=80, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    reason = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    may_take = models.BooleanField(default=False)
    taken = models.BooleanField(default=False)
    outcome = models.TextField(blank=True)

    objects = DirectoryRowQuerySet.as_manager()

    class Meta:
        ordering = ["line"]
        verbose_name = _("row of an import of the directory")
        verbose_name_plural = _("rows of an import of the directory")
        indexes = [models.Index(fields=["batch", "status", "line"], name="dissemination_row_status")]
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="dissemination_row_line"),
            models.CheckConstraint(
                condition=Q(taken=False) | Q(may_take=True, status__in=["new", "changed", "conflict"]),
                name="dissemination_row_takes_no_refused",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.line} {self.status}"
