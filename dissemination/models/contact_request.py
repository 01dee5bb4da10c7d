import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Agency, Contact
from hub.people.mailbox import masked


class ContactRequestQuerySet(models.QuerySet["ContactRequest"]):
    def open(self) -> Self:
        return self.filter(state=ContactRequest.State.OPEN)

    def in_countries(self, codes: frozenset[str] | None) -> Self:
        """None: all countries."""
        return self if codes is None else self.filter(agency__organisation__country_id__in=codes)


class ContactRequest(models.Model):
    """What somebody said on a page without account about a contact: a proposal, never the directory itself.

    `barred`: the address named must not be written to; it is kept masked, and can only be refused.
    `status_before`: of the contact that a removal paused, and what it becomes again when nobody removes it; else empty.
    """

    class Kind(models.TextChoices):
        REPLACE = "replace", _("Write to another address instead")
        REMOVE = "remove", _("Remove this contact")

    class Origin(models.TextChoices):
        ANSWER = "answer", _("With the answer about an edition")
        NOTICE = "notice", _("From the page about the contact")
        REVIEW = "review", _("When the agency was asked whether all is right")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an officer")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="requests")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    email = models.CharField(_("e-mail address"), max_length=254, blank=True)
    address_hash = models.BinaryField(max_length=32, null=True, editable=False)
    role_title = models.CharField(_("role"), max_length=120, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    barred = models.BooleanField(default=False)
    status_before = models.CharField(
        max_length=15, choices=Contact.Status.choices, blank=True, default="", db_default="", editable=False
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ContactRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about a contact")
        verbose_name_plural = _("requests about contacts")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "address_hash"],
                condition=models.Q(state="open", kind="replace"),
                name="dissemination_request_replace_once",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=models.Q(state="open", kind="remove"),
                name="dissemination_request_remove_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_at__isnull=True)
                | ~models.Q(state="open") & models.Q(decided_at__isnull=False),
                name="dissemination_request_decided_dated",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def masked(self) -> str:
        """The address named, alike for all: whoever proposed it is not told whether it may be written to."""
        return masked(self.email)
