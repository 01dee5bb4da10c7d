"""An organisation keeps another away: no new offer and no message either way, until it lifts that again."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hub.models import Organisation, User
from initiatives.models import Block, Interest
from initiatives.services import locked
from initiatives.services.close_ways import close_ways


def keep_apart(*, organisation: Organisation, other: Organisation, by: User, by_moderator: bool = False) -> Block:
    """Block once; ways back by mail and addresses given between the two are revoked."""
    with transaction.atomic():
        locked.pair(organisation, other)
        block, _new = Block.objects.get_or_create(
            organisation=organisation,
            other=other,
            by_moderator=by_moderator,
            lifted_at=None,
            defaults={"person": by},
        )
        one_way = Q(organisation=organisation, seat__initiative__organisation=other)
        other_way = Q(organisation=other, seat__initiative__organisation=organisation)
        close_ways(interests=Interest.objects.filter(one_way | other_way))
    return block


def let_together(*, organisation: Organisation, other: Organisation) -> None:
    """Lift what `organisation` itself blocked; not what the other side or a moderator did."""
    Block.objects.filter(organisation=organisation, other=other, by_moderator=False, lifted_at=None).update(
        lifted_at=timezone.now()
    )
