"""What belongs to a conversation besides its messages: ways in by mail, addresses given, blocks, reports, notes."""

import hmac
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.interest import Interest


def fingerprint(address: str) -> str:
    """By what an address is known again where it may not be kept."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"shared:{address.lower()}".encode(), "sha256").hex()


class ReplyAddress(models.Model):
    """A person's own address for replies to one conversation. Its secret is derived from `key` and kept as a hash."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="reply_addresses")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("address for replies")
        verbose_name_plural = _("addresses for replies")
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "person"],
                condition=Q(revoked_at__isnull=True),
                name="initiatives_replyaddress_one_current",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)


class MailNote(models.Model):
    """Tells one person that a mail of theirs was not posted as it was, and why; nothing of the mail itself.

    One a day for each reason, so that no flood of mail makes a flood of notes.
    """

    class Why(models.TextChoices):
        SENDER = "sender", _("It did not come from the address of your account.")
        AUTOMATIC = "automatic", _("It looked like an automatic reply.")
        COPY = "copy", _("It was a second copy of a message that had been posted.")
        EMPTY = "empty", _("No words of yours were found in it, above what it quoted.")
        LONG = "long", _("It was too long.")
        OFTEN = "often", _("Too many mails came in a short time.")
        IDENTIFYING = "identifying", _("It could identify a person.")
        OVER = "over", _("The conversation is over, or one of the two organisations is not verified at present.")
        FILES = "files", _("Your words were posted. What was attached was left out: files do not pass through the Hub.")

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="mail_notes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=12, choices=Why.choices)
    day = models.DateField()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("note about a mail")
        verbose_name_plural = _("notes about mails")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["interest", "person", "why", "day"], name="initiatives_mailnote_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.interest_id} {self.why}"


class SharedAddress(models.Model):
    """That a person gave the address of their account to the other side of an agreed interest.

    The address itself is not copied: it is read from the account while it is the one that was given.
    """

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="shared_addresses")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    address_hash = models.CharField(max_length=64)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("address given to a partner")
        verbose_name_plural = _("addresses given to partners")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "person"],
                condition=Q(revoked_at__isnull=True),
                name="initiatives_sharedaddress_one_current",
            )
        ]

    def __str__(self) -> str:
        return f"{self.interest_id} / {self.organisation_id}"


class Block(models.Model):
    """Keeps two organisations apart: no new offer and no new message either way. The other is not told by whom."""

    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    by_moderator = models.BooleanField(default=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("block between two organisations")
        verbose_name_plural = _("blocks between organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "other", "by_moderator"],
                condition=Q(lifted_at__isnull=True),
                name="initiatives_block_one_current",
            ),
            models.CheckConstraint(condition=~Q(organisation=models.F("other")), name="initiatives_block_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} / {self.other_id}"


class Report(models.Model):
    """A conversation that one of its sides asks the Hub's moderators to look at."""

    class Why(models.TextChoices):
        CHILD = "child", _("It tells of a child or a victim, or asks for it.")
        PRESSURE = "pressure", _("It threatens, insults or presses us.")
        FALSE = "false", _("They are not who they say they are.")
        MONEY = "money", _("It asks for money, or looks like fraud.")
        SPAM = "spam", _("It is advertising, or the same again and again.")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        NOTHING = "nothing", _("Nothing more is needed")
        CLOSED = "closed", _("This conversation was closed")
        APART = "apart", _("The two organisations are kept apart")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="reports")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(_("what is wrong"), max_length=10, choices=Why.choices)
    text = models.TextField(_("in your words"), max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    outcome = models.CharField(_("what follows"), max_length=10, choices=Outcome.choices, blank=True)
    note = models.TextField(_("note for moderators"), max_length=1000, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report of a conversation")
        verbose_name_plural = _("reports of conversations")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "organisation"],
                condition=Q(handled_at__isnull=True),
                name="initiatives_report_one_open",
            ),
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, handled_by__isnull=True, outcome="")
                | Q(handled_at__isnull=False, handled_by__isnull=False) & ~Q(outcome=""),
                name="initiatives_report_handled_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
