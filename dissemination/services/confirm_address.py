"""The owner of the new address pressed the button: from now on digests go there, and the old address is told."""

from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dissemination.emails.render import render
from dissemination.models import AddressChange, RecordedBasis, Subscriber
from dissemination.queries.stopped import stopped
from dissemination.services.confirm import VALID, link_account
from dissemination.services.enqueue import Draft, enqueue
from dissemination.services.recall import readdress


class Became(StrEnum):
    """What became of a wish."""

    DONE = "done"
    USED = "used"
    OVER = "over"  # older than seven days, overtaken by a newer one, or the subscriber left
    TAKEN = "taken"  # the new address has subscriptions of its own


def confirm_address(*, change: AddressChange) -> Became:
    """Works once. Who holds the link holds the new mailbox, so that it may be told what this has already."""
    with transaction.atomic():
        both = list(Subscriber.objects.select_for_update(no_key=True).filter(_concerned(change)).order_by("pk"))
        locked = AddressChange.objects.select_for_update().get(pk=change.pk)
        subscriber = next(one for one in both if one.pk == locked.subscriber_id)
        if locked.confirmed_at is not None:
            return Became.USED
        if is_void(locked) or subscriber.status != Subscriber.Status.ACTIVE or stopped(locked.email) is not None:
            return Became.OVER
        for other in both:
            if other != subscriber and not _give_way(other):
                return Became.TAKEN
        old, told = subscriber.email, {"contact": settings.HUB_DATA_PROTECTION_CONTACT}
        _move(subscriber, locked)
        readdress(subscriber=subscriber)
        enqueue(
            Draft(
                key=f"am:{locked.key}",
                kind="service",
                recipient=subscriber.recipient,
                address=old,
                wording=render("dissemination/emails/old_address", told, language=subscriber.language),
            )
        )
    return Became.DONE


def is_void(change: AddressChange) -> bool:
    """Whether the link is older than seven days, or another wish took its place."""
    return not change.email or change.asked_at < timezone.now() - VALID


def _concerned(change: AddressChange) -> Q:
    """The subscriber, and whoever has the new address, locked in one order."""
    own = Q(pk=change.subscriber_id)
    return own | Q(email=change.email) if change.email else own


def _give_way(other: Subscriber) -> bool:
    """A row that nobody confirmed, or whose owner left, frees its address."""
    if other.subscriptions.live().exists():
        return False
    other.status, other.email, other.user = Subscriber.Status.ERASED, "", None
    other.save(update_fields=["status", "email", "user"])
    other.address_changes.update(email="")
    RecordedBasis.objects.filter(subscriber=other).update(note="")
    return True


def _move(subscriber: Subscriber, change: AddressChange) -> None:
    now = timezone.now()
    subscriber.email, subscriber.confirmed_at, subscriber.moves = change.email, now, subscriber.moves + 1
    link_account(subscriber)
    subscriber.save(update_fields=["email", "confirmed_at", "moves", "user"])
    change.email, change.confirmed_at = "", now
    change.save(update_fields=["email", "confirmed_at"])
