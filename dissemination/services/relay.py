"""What the workers learn about the relay: closed for a while when it cannot be reached, paused when it refuses us."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from dissemination.channels.base import Reply
from dissemination.channels.replies import RelayAction
from dissemination.models.relay import Relay

FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=15)


def note_failure(*, reply: Reply, action: RelayAction) -> None:
    """Wait 15 s, 30 s, … 15 min; a relay that refuses log-in or sender waits for a person."""
    with transaction.atomic():
        relay, _made = Relay.objects.select_for_update().get_or_create(pk=1)
        now = timezone.now()
        relay.since = relay.since or now
        relay.reason = f"{reply.phase} {reply.code or 'no answer'} {reply.enhanced}".strip()
        if action is RelayAction.PAUSE:
            relay.paused = True
        else:
            wait = min(FIRST_PAUSE * 2 ** min(relay.failures, 10), LONGEST_PAUSE)
            relay.closed_until = now + wait
            relay.failures += 1
        relay.save()


def note_success() -> None:
    """The relay answers again."""
    Relay.objects.filter(pk=1, failures__gt=0).update(failures=0, closed_until=None, reason="", since=None)


def resume() -> None:
    """A person has put right why the relay refused us."""
    Relay.objects.update(paused=False, failures=0, closed_until=None, reason="", since=None)
