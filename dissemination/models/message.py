from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.kinds import Lane


class MessageText(models.Model):
    """What one or many messages say. Never changed; places like `[[ack]]` are filled when a message goes out."""

    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=12)
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    attachment = models.JSONField(
        default=dict, db_default={}, help_text="hub.ports.citable.PdfRef; its bytes are read when a message goes out."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("text of a message")
        verbose_name_plural = _("texts of messages")

    def __str__(self) -> str:
        return self.subject


class MessageState(models.TextChoices):
    """queued -> claimed -> sending -> accepted | queued | failed | in_doubt; see docs/features/dispatch.md."""

    QUEUED = "queued", _("Waits to be sent")
    CLAIMED = "claimed", _("Taken by a worker")
    SENDING = "sending", _("Being sent")
    ACCEPTED = "accepted", _("Handed over")
    FAILED = "failed", _("Refused")
    IN_DOUBT = "in_doubt", _("In doubt")
    SUPPRESSED = "suppressed", _("Address must not be written to")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Too late")
    HELD = "held", _("Held for a decision")


class Held(models.TextChoices):
    """Why a message waits for a person."""

    NONE = "", ""
    POISON = "poison", _("Three attempts ended without an answer")
    UNKNOWN = "unknown", _("Nobody knows whether it was handed over")
    POLICY = "policy", _("The receiving side blocks our mail")
    UNWRITTEN = "unwritten", _("Its text could not be written")


FINAL = frozenset(
    {
        MessageState.ACCEPTED,
        MessageState.FAILED,
        MessageState.SUPPRESSED,
        MessageState.CANCELLED,
        MessageState.EXPIRED,
    }
)


class OutboundMessageQuerySet(models.QuerySet["OutboundMessage"]):
    def to_decide(self) -> "OutboundMessageQuerySet":
        """The officer's tray."""
        return self.filter(state__in=[MessageState.IN_DOUBT, MessageState.HELD])

    def unfinished(self) -> "OutboundMessageQuerySet":
        return self.exclude(state__in=FINAL)

    def of_group(self, group: str) -> "OutboundMessageQuerySet":
        return self.filter(group=group)

    def with_subject(self) -> "OutboundMessageQuerySet":
        """Without the text itself and its HTML, which are long."""
        return self.select_related("text").defer("text__text", "text__html")


class OutboundMessage(models.Model):
    """One e-mail to one address: an obligation that ends in a visible state. The only writers are the services."""

    id = models.UUIDField(primary_key=True, editable=False)
    idempotency_key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    lane = models.CharField(max_length=10, choices=[(lane.value, lane.value) for lane in Lane])
    group = models.CharField(max_length=120, blank=True, help_text="What was planned together, such as a distribution.")
    recipient = models.CharField(max_length=80, help_text="Who it is for, without the address: contact:<uuid>.")
    delivery_id = models.UUIDField(null=True, blank=True)
    to_address = models.CharField(max_length=320, blank=True)
    to_domain = models.CharField(max_length=255)
    address_hash = models.BinaryField(max_length=32, null=True)
    language = models.CharField(max_length=12)
    rfc_message_id = models.CharField(max_length=255, unique=True)
    envelope_token = models.CharField(max_length=32, unique=True)
    text = models.ForeignKey(MessageText, null=True, on_delete=models.SET_NULL, related_name="messages")
    fill = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.QUEUED)
    held = models.CharField(max_length=10, choices=Held.choices, blank=True)
    scope = models.CharField(max_length=20, blank=True)
    unknown = models.CharField(max_length=10)
    keeps_text = models.BooleanField(default=False)
    not_before = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    dated_at = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)
    doubts = models.PositiveSmallIntegerField(default=0)
    in_doubt_at = models.DateTimeField(null=True, blank=True)
    last_phase = models.CharField(max_length=12, blank=True)
    last_code = models.PositiveSmallIntegerField(null=True, blank=True)
    last_enhanced = models.CharField(max_length=12, blank=True)
    settled_by = models.CharField(max_length=12, blank=True, help_text="smtp, relaylog, dsn, policy or officer.")
    final_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OutboundMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values), name="dissemination_message_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["claimed", "sending"], lease_token__isnull=False, lease_until__isnull=False
                )
                | models.Q(lease_token__isnull=True, lease_until__isnull=True)
                & ~models.Q(state__in=["claimed", "sending"]),
                name="dissemination_message_lease_while_taken",
            ),
            models.CheckConstraint(
                condition=models.Q(state="in_doubt", in_doubt_at__isnull=False) | ~models.Q(state="in_doubt"),
                name="dissemination_message_doubt_dated",
            ),
            models.CheckConstraint(
                condition=models.Q(state="held") & ~models.Q(held="") | ~models.Q(state="held") & models.Q(held=""),
                name="dissemination_message_held_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(FINAL), final_at__isnull=False)
                | models.Q(final_at__isnull=True) & ~models.Q(state__in=sorted(FINAL)),
                name="dissemination_message_final_dated",
            ),
        ]
        indexes = [
            models.Index(
                fields=["lane", "not_before", "id"],
                condition=models.Q(state="queued"),
                name="dissemination_message_due",
            ),
            models.Index(
                fields=["lane", "to_domain", "not_before", "id"],
                condition=models.Q(state="queued"),
                name="dissemination_message_domain",
            ),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(state__in=["claimed", "sending"]),
                name="dissemination_message_leases",
            ),
            models.Index(
                fields=["in_doubt_at"],
                condition=models.Q(state__in=["in_doubt", "held"]),
                name="dissemination_message_tray",
            ),
            models.Index(fields=["group", "state"], name="dissemination_message_group"),
            models.Index(fields=["delivery_id"], name="dissemination_message_delivery"),
            models.Index(
                fields=["address_hash"],
                condition=models.Q(address_hash__isnull=False),
                name="dissemination_message_address",
            ),
            models.Index(fields=["recipient"], name="dissemination_message_for"),
        ]

    def __str__(self) -> str:
        return self.idempotency_key
