"""An officer puts an address on the list: on a recorded basis, and its owner is told first, or asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination import subscriber_links as links
from dissemination.emails.entered import entered_wording
from dissemination.models import OptIn, RecordedBasis, Subscriber, Subscription, Suppression
from dissemination.models.directory import Contact
from dissemination.permissions import may_enter_subscribers
from dissemination.queries.stopped import stopped
from dissemination.services.confirm import link_account
from dissemination.services.enqueue import Draft, enqueue
from dissemination.services.heed_limits import HubIsBusy
from dissemination.services.settle import settle
from dissemination.services.subscribe import subscribe, subscriber_of
from dissemination.topics import split
from hub.people.mailbox import normalised

SUBSCRIBED = "dissemination.subscriber_entered"


@dataclass(frozen=True)
class Entry:
    """What an officer types; `basis` is one of `Contact.Basis`."""

    address: str
    wanted: Sequence[str]
    cadence: str
    language: str
    basis: str
    note: str


def enter_subscriber(*, entry: Entry, by: Any) -> RecordedBasis:
    """With consent the owner is asked by a mail and nothing begins before; on another basis the notice goes first.

    What somebody chose themselves stays as it is. Raises PermissionDenied, and ValidationError at the field.
    """
    if not may_enter_subscribers(by):
        raise PermissionDenied
    email = normalised(entry.address)
    if (stop := stopped(email)) is not None:
        raise ValidationError({"email": _why(stop)})
    with transaction.atomic():
        subscriber = subscriber_of(email, entry.language)
        new = _not_held(subscriber, entry.wanted)
        if not new:
            raise ValidationError({"email": _("This address hears about all of this already.")})
        recorded = RecordedBasis.objects.create(
            subscriber=subscriber,
            wanted=new,
            cadence=entry.cadence,
            language=entry.language,
            basis=entry.basis,
            note=entry.note,
            entered_by=by,
        )
        log(subscriber, SUBSCRIBED, user=by)
        if entry.basis == Contact.Basis.CONSENT:
            _ask(entry, new)
        else:
            _begin(subscriber, recorded)
    return recorded


def _not_held(subscriber: Subscriber, wanted: Sequence[str]) -> list[str]:
    held = {one.topic for one in subscriber.subscriptions.live()}
    return [topic for topic in wanted if topic not in held]


def _ask(entry: Entry, wanted: Sequence[str]) -> None:
    try:
        asked = subscribe(
            address=entry.address,
            wanted=wanted,
            cadence=entry.cadence,
            language=entry.language,
            source=OptIn.OFFICER,
        )
    except HubIsBusy as error:
        raise ValidationError(_("As many people were asked today as the Hub asks in a day. Try tomorrow.")) from error
    if asked is None:
        raise ValidationError({"email": _("This address was asked three times today. Try tomorrow.")})


def _begin(subscriber: Subscriber, recorded: RecordedBasis) -> None:
    """The notice is urgent, so that it goes before any digest."""
    now = timezone.now()
    for scope, value in map(split, recorded.wanted):
        Subscription.objects.create(
            subscriber=subscriber,
            scope=scope,
            value=value,
            cadence=recorded.cadence,
            source=OptIn.OFFICER,
            basis=recorded.basis,
            confirmed_at=now,
        )
    if subscriber.status != Subscriber.Status.ACTIVE:
        subscriber.status, subscriber.language = Subscriber.Status.ACTIVE, recorded.language
        link_account(subscriber)
    subscriber.entered_at = now
    subscriber.save(update_fields=["status", "language", "user", "entered_at"])
    settle(subscribers=[subscriber.pk])
    enqueue(
        Draft(
            key=f"en:{recorded.pk}",
            kind="entered",
            recipient=subscriber.recipient,
            address=subscriber.email,
            wording=entered_wording(
                wanted=recorded.wanted,
                cadence=recorded.cadence,
                basis=recorded.basis,
                contact=settings.HUB_DATA_PROTECTION_CONTACT,
                language=subscriber.language,
            ),
            fill={
                "preferences": links.preferences(subscriber.key, subscriber.language, subscriber.moves),
                "end_all": links.end_all(subscriber.key),
            },
        )
    )


def _why(stop: Suppression) -> str:
    if stop.reason == Suppression.Reason.ERASURE:
        return _("The owner of this address had it erased. It must not be written to again.")
    if stop.reason == Suppression.Reason.UNSUBSCRIBED:
        return _("The owner of this address has unsubscribed. Only they can subscribe again, with the public form.")
    if stop.reason == Suppression.Reason.HARD_BOUNCE:
        return _("Mail to this address came back.")
    if stop.reason == Suppression.Reason.MANUAL:
        return _("An officer has stopped mail to this address.")
    return _("The owner of this address asked not to be written to.")
