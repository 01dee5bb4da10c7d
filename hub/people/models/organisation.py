import hashlib
import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.organisation_names import cleaned, skeleton

WARN_BEFORE = timedelta(days=30)
"""So long before its verification ends an organisation is warned."""


class OrganisationKind(models.TextChoices):
    """What an organisation is; seats, audiences and coverage are asked for by kind."""

    POLICE = "police", _("Police")
    PROSECUTION = "prosecution", _("Prosecution service")
    MINISTRY = "ministry", _("Ministry")
    COORDINATOR = "coordinator", _("National coordinator or rapporteur")
    CHILD_PROTECTION = "child_protection", _("Child protection authority")
    BORDER = "border", _("Border or immigration authority")
    LABOUR = "labour", _("Labour inspectorate")
    NGO = "ngo", _("Non-governmental organisation")
    RESEARCH = "research", _("University or research body")
    OTHER = "other", _("Other")

    @property
    def is_authority(self) -> bool:
        return self not in {self.NGO, self.RESEARCH, self.OTHER}


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def verified(self, at: datetime | None = None) -> "OrganisationQuerySet":
        """Organisations whose verification by a moderator holds at `at` (now)."""
        at = at or timezone.now()
        return self.filter(verified_at__lte=at, verified_until__gt=at)


class Organisation(models.Model):
    """An authority or NGO; shared by people, Find a Partner and the directory of agencies."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    skeleton = models.CharField(max_length=400, blank=True, db_default="", default="", editable=False)
    asked_name = models.CharField(_("name asked for"), max_length=200, blank=True, db_default="", default="")
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    country = models.ForeignKey(
        "hub.Country", on_delete=models.PROTECT, related_name="organisations", verbose_name=_("country")
    )
    website = models.URLField(_("website"), blank=True)
    mail_domains = ArrayField(
        models.CharField(max_length=253), default=list, blank=True, verbose_name=_("mail domains")
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_at = models.DateTimeField(_("verified on"), null=True, blank=True)
    verified_until = models.DateTimeField(_("verified until"), null=True, blank=True)
    entitled_to_practitioner_text = models.BooleanField(
        _("entitled to practitioners' text"),
        default=False,
        help_text=_("Its people may be approved to read text for practitioners only."),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [GinIndex(fields=["skeleton"], name="hub_organisation_alike", opclasses=["gin_trgm_ops"])]
        constraints = [
            models.UniqueConstraint(Lower("name"), "country", name="hub_organisation_name_unique"),
            models.CheckConstraint(
                condition=models.Q(verified_at__isnull=True, verified_until__isnull=True)
                | models.Q(verified_until__gt=models.F("verified_at"), verified_by__isnull=False),
                name="hub_organisation_verification_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """`skeleton` follows the name, however it is saved."""
        self.name = cleaned(self.name)
        self.skeleton = skeleton(self.name)
        fields = kwargs.get("update_fields")
        if fields is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "skeleton"}
        super().save(*args, **kwargs)

    @property
    def is_verified(self) -> bool:
        now = timezone.now()
        return bool(self.verified_at and self.verified_until and self.verified_at <= now < self.verified_until)

    @property
    def entry_print(self) -> str:
        """Another one for each change of what a moderator checks; forms carry it to where they are decided."""
        seen = [self.name, self.asked_name, self.kind, self.country_id, sorted(self.mail_domains)]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()

    @property
    def ends_soon(self) -> bool:
        """Whether its verification holds and its people are warned that it ends."""
        until = self.verified_until
        return until is not None and self.is_verified and until <= timezone.now() + WARN_BEFORE


class FormerNameQuerySet(models.QuerySet["FormerName"]):
    def shown(self) -> "FormerNameQuerySet":
        return self.filter(waits=False)


class FormerName(models.Model):
    """Another name by which an organisation is or was known: a former one, a short one, one in another language.

    `until` is the day on which it was given up here; its owners do not take such a name away.
    `waits`: no moderator has looked at it yet, and nobody else sees it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=200)
    skeleton = models.CharField(max_length=400, editable=False)
    until = models.DateField(null=True, blank=True, editable=False)
    waits = models.BooleanField(default=False, db_default=False, editable=False)

    objects = FormerNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["pk"]
        indexes = [GinIndex(fields=["skeleton"], name="hub_formername_alike", opclasses=["gin_trgm_ops"])]
        constraints = [models.UniqueConstraint(Lower("name"), "organisation", name="hub_formername_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.skeleton = skeleton(self.name)
        super().save(*args, **kwargs)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(left_at__isnull=True)

    def owners(self) -> "MembershipQuerySet":
        return self.current().filter(role=Membership.Role.OWNER)


class Membership(models.Model):
    """A person's place in an organisation; ended, never deleted."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        EDITOR = "editor", _("Editor")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.EDITOR)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(left_at__isnull=True),
                name="hub_membership_current_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"
