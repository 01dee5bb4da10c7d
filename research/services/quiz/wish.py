"""Who asks for refreshers of a training, and who wants none any more."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from hub.one_by_one import one_by_one
from hub.ports import notices
from hub.publishing.calendar import today
from research.emails.refresher import KEY
from research.errors import RefusedError
from research.keys import fingerprint
from research.models import RefresherWish, Registration
from research.moments import day_of
from research.queries.refreshers import Wished, wished
from research.refreshing import is_over


def wish(*, registration: Registration) -> None:
    """Raises RefusedError where there are no refreshers for this place. Asked twice it changes nothing."""
    match wished(registration):
        case Wished.ASKED:
            return
        case Wished.NO:
            raise RefusedError
    RefresherWish.objects.get_or_create(
        training=registration.training,
        address_hash=bytes(registration.address_hash),
        defaults={"email": registration.email, "language": registration.language},
    )


def end_wish_of(*, registration: Registration) -> None:
    digest = bytes(registration.address_hash)
    rows = RefresherWish.objects.filter(training=registration.training, address_hash=digest)
    for key in list(rows.values_list("key", flat=True)):
        end_wish(key=key)


def end_wish(*, key: UUID) -> bool:
    """Forget the address, and what was not sent yet; False where that was done before."""
    with transaction.atomic():
        row = RefresherWish.objects.select_for_update().filter(key=key).first()
        if row is None:
            return False
        row.delete()
        notices.forget(f"{KEY}:{key}:")
    return True


def forget_wishes(*, addresses: Iterable[str]) -> None:
    """In the caller's transaction: the owner of these addresses asked for it."""
    digests = [fingerprint(one) for one in addresses]
    for key in list(RefresherWish.objects.filter(address_hash__in=digests).values_list("key", flat=True)):
        end_wish(key=key)


def forget_old_wishes() -> int:
    """Addresses of trainings whose last refresher was sent 30 days ago; how many."""
    rows = RefresherWish.objects.select_related("training").order_by("pk")
    day = today()
    over = [row.key for row in rows if is_over(day_of(row.training.ends_at, row.training.zone), day)]
    return one_by_one(over, act=lambda key: end_wish(key=key))
