"""What holds between the two sides of an interest."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from hub.models import Organisation, User
from initiatives.models import Block, Interest, Message


def other_side(interest: Interest, organisation: Organisation) -> Organisation:
    """Whom `organisation` talks to in `interest`."""
    author = interest.seat.initiative.organisation
    return interest.organisation if organisation.pk == author.pk else author


def are_apart(one: Organisation, other: Organisation) -> bool:
    """Whether either of them or a moderator has blocked the other."""
    between = Q(organisation=one, other=other) | Q(organisation=other, other=one)
    return Block.objects.filter(between, lifted_at__isnull=True).exists()


def may_talk(interest: Interest) -> bool:
    """Whether its two sides may still write to each other."""
    return interest.is_talking and not are_apart(interest.organisation, interest.seat.initiative.organisation)


def said_within(person: User, span: timedelta) -> int:
    """Messages of `person` in the time before now, in all conversations."""
    return Message.objects.filter(author=person, at__gt=timezone.now() - span).count()
