"""An agency says on its page what became of the edition; and links that no longer hold."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.keys import token_hash
from dissemination.models.contact_request import ContactRequest
from dissemination.models.delivery import Answer, Delivery, DeliveryState
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.permissions import may_plan
from dissemination.queries.editions import edition_numbered
from dissemination.services.cancel_waiting import cancel_answered
from dissemination.services.project import project
from dissemination.services.propose_contact import propose_contact

MOST_WORDS = 20
"""Notes on one page: a link that got into wrong hands fills no table."""


class Said(StrEnum):
    """What can be said; each is an event."""

    RECEIVED = "received"
    DOWNLOADED = "downloaded"
    ADOPTED = "adopted"
    DECLINED = "declined"


KINDS = {
    Said.RECEIVED: EventKind.ACKNOWLEDGED,
    Said.DOWNLOADED: EventKind.DOWNLOADED,
    Said.ADOPTED: EventKind.ADOPTED,
    Said.DECLINED: EventKind.DECLINED,
}


@dataclass(frozen=True)
class Words:
    """Optional; kept beside the events and purged. `email` and `role` name whom to write to instead."""

    office: str = ""
    note: str = ""
    email: str = ""
    role: str = ""


def find_delivery(token: str) -> Delivery | None:
    """None for a link that never was, was revoked, or belongs to a cancelled delivery or a withdrawn edition."""
    found = Delivery.objects.filter(token_sha256=token_hash(token), revoked_at=None)
    found = found.exclude(state=DeliveryState.CANCELLED)
    delivery = found.select_related("agency__organisation", "contact", "distribution", "plan").first()
    edition = edition_numbered(delivery.distribution.edition) if delivery else None
    return None if edition and edition.withdrawn else delivery


def acknowledge(*, delivery: Delivery, said: Said, words: Words = Words()) -> None:
    """Saying the same again changes nothing; saying more (adopted after received, other words) adds to it.

    Raises ValidationError, at the field, for an address that cannot be proposed, and for too many notes; nothing is
    recorded then.
    """
    with transaction.atomic():
        DeliveryEvent.objects.get_or_create(
            source=EventSource.WEB,
            source_event_id=f"{delivery.pk}:{said}",
            defaults={"delivery_id": delivery.pk, "kind": KINDS[said], "occurred_at": timezone.now()},
        )
        if words.office or words.note:
            _keep_words(delivery, words)
        if words.email and delivery.contact:
            propose_contact(
                contact=delivery.contact,
                email=words.email,
                role_title=words.role,
                origin=ContactRequest.Origin.ANSWER,
            )
        project(deliveries=[delivery.pk])
        cancel_answered(deliveries=[delivery.pk])


def _keep_words(delivery: Delivery, words: Words) -> None:
    said = Answer.objects.filter(delivery_id=delivery.pk)
    if said.filter(office=words.office, note=words.note).exists():
        return
    if said.count() >= MOST_WORDS:
        raise ValidationError({"note": _("Much was said on this page already. Please write to us.")})
    Answer.objects.create(delivery_id=delivery.pk, office=words.office, note=words.note)


def revoke(*, delivery: Delivery, by: Any) -> None:
    """The link dies at once."""
    if not may_plan(by):
        raise PermissionDenied
    with transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk, revoked_at=None).update(revoked_at=timezone.now())
        DeliveryEvent.objects.get_or_create(
            source=EventSource.OFFICER,
            source_event_id=f"{delivery.pk}:revoked",
            defaults={"delivery_id": delivery.pk, "kind": EventKind.REVOKED, "occurred_at": timezone.now()},
        )
