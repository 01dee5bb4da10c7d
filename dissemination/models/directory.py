import uuid
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.keys import address_hash
from hub.people.languages import spoken
from hub.people.mailbox import masked


class AgencyQuerySet(models.QuerySet["Agency"]):
    def valid(self, on: date | None = None) -> "AgencyQuerySet":
        on = on or timezone.localdate()
        return self.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=on), valid_from__lte=on)

    def in_countries(self, codes: frozenset[str] | None) -> "AgencyQuerySet":
        """None: all countries."""
        return self if codes is None else self.filter(organisation__country_id__in=codes)


class Agency(models.Model):
    """An organisation that should hold the manual, or did: what coverage asks about it.

    `by_hand` names what a person has changed since the last import; `as_imported` holds what that said of the
    organisation, which others may change, too.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.OneToOneField(
        "hub.Organisation", on_delete=models.PROTECT, related_name="agency", verbose_name=_("organisation")
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="branches",
        verbose_name=_("belongs to"),
    )
    external_ref = models.CharField(
        _("reference"), max_length=80, blank=True, help_text=_("Its key in the list it came from.")
    )
    required_for_coverage = models.BooleanField(default=True, editable=False)  # gave way to Requirement
    postal_address = models.TextField(_("postal address"), max_length=400, blank=True, default="", db_default="")
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    by_hand = ArrayField(models.CharField(max_length=20), default=list, db_default=[], editable=False)
    as_imported = models.JSONField(default=dict, db_default={}, editable=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["organisation__country_id", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["external_ref"],
                condition=~models.Q(external_ref=""),
                name="dissemination_agency_ref",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="dissemination_agency_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.name} ({self.organisation.country_id})"


class Contact(models.Model):
    """A mailbox at an agency. Role mailboxes first; a person's name is not asked for.

    `by_hand` names what a person has changed since the last import. `told_hash` is the address whose owner was written
    to about being in the directory.
    """

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Not confirmed yet")
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        UNDELIVERABLE = "undeliverable", _("Mail does not arrive")
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        ERASED = "erased", _("Erased")

    class Basis(models.TextChoices):
        PUBLIC_TASK = "public_task", _("Task in the public interest")
        CONSENT = "consent", _("Consent")
        INTEREST = "interest", _("Legitimate interest")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("agency")
    )
    external_ref = models.CharField(
        _("reference"),
        max_length=80,
        blank=True,
        default="",
        db_default="",
        help_text=_("Its key in the list it came from."),
    )
    name = models.CharField(
        _("name"), max_length=120, blank=True, default="", db_default="", help_text=_("Only where the agency wants it.")
    )
    role_title = models.CharField(_("role"), max_length=120, blank=True, help_text=_("Such as: duty desk."))
    email = models.EmailField(_("e-mail address"), max_length=254, null=True)  # noqa: DJ001 - null once erased, unique
    address_hash = models.BinaryField(max_length=32, null=True, editable=False)
    told_hash = models.BinaryField(max_length=32, null=True, editable=False)
    is_shared_mailbox = models.BooleanField(_("mailbox of several people"), default=True)
    language = models.CharField(_("language"), max_length=12, choices=spoken, default="en")
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    status = models.CharField(_("status"), max_length=15, choices=Status.choices, default=Status.ACTIVE)
    basis = models.CharField(_("legal basis"), max_length=15, choices=Basis.choices, default=Basis.PUBLIC_TASK)
    basis_note = models.CharField(_("note on the basis"), max_length=300, blank=True)
    source = models.CharField(_("where the address comes from"), max_length=200, blank=True)
    review_due = models.DateField(_("to be asked again on"), null=True, blank=True)
    verified_on = models.DateField(
        _("confirmed on"), null=True, blank=True, help_text=_("When the agency last said that this is right.")
    )
    by_hand = ArrayField(models.CharField(max_length=20), default=list, db_default=[], editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["agency", "role_title", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["address_hash"],
                condition=models.Q(address_hash__isnull=False),
                name="dissemination_contact_mailbox",
            ),
            models.UniqueConstraint(
                fields=["agency", "external_ref"],
                condition=~models.Q(external_ref="") & models.Q(email__isnull=False),
                name="dissemination_contact_ref",
            ),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False) | models.Q(status="erased"),
                name="dissemination_contact_address_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.role_title or str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.address_hash = address_hash(self.email) if self.email else None
        super().save(*args, **kwargs)

    @property
    def masked(self) -> str:
        """The address as an auditor sees it."""
        return masked(self.email or "")
