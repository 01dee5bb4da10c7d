"""What is known of the relay: closed for a while when it cannot be reached, paused when it or a person says so."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from dissemination.channels.base import Reply
from dissemination.channels.replies import RelayAction
from dissemination.models.relay import Relay
from dissemination.permissions import may_plan

PAUSED, RESUMED = "dissemination.mail_paused", "dissemination.mail_resumed"
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


def pause(*, by: Any) -> None:
    """Nothing is sent any more, whatever its lane, until a person lets it go on.

    Safe to repeat; raises PermissionDenied.
    """
    _require(by)
    Relay.objects.get_or_create(pk=1)
    with transaction.atomic():
        if Relay.objects.filter(pk=1, paused=False).update(paused=True, paused_by=by, since=timezone.now()):
            log(Relay.objects.get(pk=1), PAUSED, user=by)


def resume(*, by: Any) -> None:
    """A person has put right why the relay refused us, or ends a pause. Raises PermissionDenied."""
    _require(by)
    with transaction.atomic():
        for relay in Relay.objects.all():
            log(relay, RESUMED, user=by, data={"reason": relay.reason})
        Relay.objects.update(paused=False, paused_by=None, failures=0, closed_until=None, reason="", since=None)


def _require(by: Any) -> None:
    if not may_plan(by):
        raise PermissionDenied
