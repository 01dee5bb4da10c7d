"""An officer enters what became of an edition at an agency: evidence as any other, with its source."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.entries import MEANS, PREFIX, Entered
from dissemination.keys import delivery_key
from dissemination.models.delivery import Delivery, EntryNote
from dissemination.models.event import BounceFollowed, DeliveryEvent, EventKind, EventSource
from dissemination.models.plan import Channel
from dissemination.permissions import may_plan
from dissemination.services.cancel_waiting import cancel_answered
from dissemination.services.project import project
from hub.publishing.calendar import BRUSSELS, today
from hub.screening import Severity, screen

ENTERED = "dissemination.entered"
NOON = time(12)


@dataclass(frozen=True)
class Entry:
    """What happened and on which day in Brussels; how many copies, where there were some; a note that names nobody."""

    what: Entered
    on: date
    copies: int | None = None
    note: str = ""


def enter_event(*, delivery: Delivery, entry: Entry, by: Any, nonce: UUID) -> None:
    """The same form sent twice is one event. What went another way than `delivery` gets a delivery of its own.

    Raises PermissionDenied for anybody but an officer, ValidationError at `on` for a day to come and at `note` for
    what identifies somebody.
    """
    if not may_plan(by):
        raise PermissionDenied
    _check(entry)
    means, name = MEANS[entry.what], f"{PREFIX}{nonce}"
    with transaction.atomic():
        if DeliveryEvent.objects.filter(source=EventSource.OFFICER, source_event_id=name).exists():
            return
        concerned = _concerned(delivery, means.channel, entry.copies if means.has_copies else None)
        event = DeliveryEvent.objects.create(
            delivery_id=concerned.pk,
            source=EventSource.OFFICER,
            source_event_id=name,
            kind=means.kind,
            occurred_at=_moment(entry.on),
            detail={"entered": entry.what.value, **({"copies": entry.copies} if means.has_copies else {})},
        )
        if event.kind == EventKind.BOUNCED_HARD:
            BounceFollowed.objects.create(event=event)  # no mailbox is to blame for a letter
        if entry.note:
            EntryNote.objects.create(entry=name, note=entry.note)
        project(deliveries=[concerned.pk])
        cancel_answered(deliveries=[concerned.pk])
        said = {"what": entry.what.value, "edition": delivery.distribution.edition, "event": name}
        log(delivery.agency, ENTERED, user=by, data=said)


def _check(entry: Entry) -> None:
    wrong: dict[str, str] = {}
    if entry.on > today():
        wrong["on"] = _("This day has not come yet.")
    if any(found.severity is Severity.HARD for found in screen(entry.note)):
        wrong["note"] = _("This names or identifies somebody. Leave out names, addresses and numbers of persons.")
    if wrong:
        raise ValidationError(wrong)


def _moment(on: date) -> datetime:
    """Noon of that day; of today, now."""
    return min(datetime.combine(on, NOON, BRUSSELS), timezone.now())


def _concerned(delivery: Delivery, channel: Channel | None, copies: int | None) -> Delivery:
    if channel is None or channel == delivery.channel:
        return delivery
    words = f"{delivery.distribution.edition}:{delivery.plan.key}:{delivery.agency.key}:{channel}"
    found, _made = Delivery.objects.get_or_create(
        plan=delivery.plan,
        agency=delivery.agency,
        channel=channel,
        contact=None,
        defaults={
            "id": delivery_key(words),
            "distribution": delivery.distribution,
            "copies": copies,
        },
    )
    return found
