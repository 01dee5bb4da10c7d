"""What became of a distribution for a contact that it was planned for: one sentence from facts. Pure."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.event import DeliveryEvent, EventKind
from dissemination.models.message import Held, MessageState, OutboundMessage
from dissemination.models.plan import Plan
from dissemination.why_not import Facts, barred
from hub.look.dates import with_time

REFUSED = (EventKind.SUPPRESSED, EventKind.EXPIRED, EventKind.BOUNCED_SOFT, EventKind.BLOCKED)


def sent(
    plan: Plan, row: Delivery, message: OutboundMessage | None, events: Sequence[DeliveryEvent], facts: Facts
) -> str:
    """`message`: the newest of the delivery; `events`: all that was seen of it."""
    state = DeliveryState(row.state)
    if state == DeliveryState.PLANNED:
        if plan.paused:
            return _("It waits: the distribution is paused.")
        return _("It is planned; its message has not been written yet.")
    if state == DeliveryState.WAITING:
        return _("It waits: the distribution is paused.") if plan.paused else _on_its_way(message)
    if state == DeliveryState.FAILED:
        return _failed(events, facts)
    if state == DeliveryState.BOUNCED:
        return _bounced(row, message)
    return _known(state) % {"time": with_time(row.state_at)}


def _known(state: DeliveryState) -> str:
    said = {
        DeliveryState.CANCELLED: _("It was cancelled on %(time)s, before anything went out."),
        DeliveryState.SENT: _("It was handed over on %(time)s; nothing was heard since."),
        DeliveryState.DELIVERED: _("It arrived on %(time)s."),
        DeliveryState.DOWNLOADED: _("The agency said on %(time)s that it has downloaded it."),
        DeliveryState.ACKNOWLEDGED: _("The agency confirmed on %(time)s that it has it."),
        DeliveryState.ADOPTED: _("The agency said on %(time)s that it has adopted it."),
        DeliveryState.DECLINED: _("The agency said on %(time)s that it is not for it."),
    }
    return said[state]


def _on_its_way(message: OutboundMessage | None) -> str:
    if message is None:
        return _("It is on its way.")
    if message.state == MessageState.HELD:
        return _("It is held for an officer, because of this: “%(reason)s”.") % {"reason": Held(message.held).label}
    if message.state == MessageState.IN_DOUBT:
        return _("It may have been handed over: the connection ended before the relay answered. Its log will tell.")
    if message.state == MessageState.QUEUED and message.refusals:
        when = with_time(message.not_before)
        return _("The other side has put it off; it is tried again from %(time)s.") % {"time": when}
    return _("It is on its way, in the state “%(state)s”.") % {"state": message.get_state_display()}


def _failed(events: Sequence[DeliveryEvent], facts: Facts) -> str:
    last = next((event for event in reversed(events) if event.kind in REFUSED), None)
    if last is None:
        return _("It could not be handed over.")
    time = {"time": with_time(last.occurred_at)}
    if last.kind == EventKind.SUPPRESSED:
        barring = facts.suppressions[0] if facts.suppressions else None
        said = _("It was not sent on %(time)s: the address must not be written to.") % time
        return f"{said} {barred(barring)}" if barring else said
    if last.kind == EventKind.EXPIRED:
        return _("It could not be handed over in time, and was given up on %(time)s.") % time
    if last.kind == EventKind.BLOCKED:
        return _("The server turned it away on %(time)s, whoever the recipient.") % time
    return _("It was refused on %(time)s and not tried again.") % time


def _bounced(row: Delivery, message: OutboundMessage | None) -> str:
    words = {"time": with_time(row.state_at), "code": message.last_enhanced if message else ""}
    if words["code"]:
        return _("It came back for good on %(time)s (%(code)s).") % words
    return _("It came back for good on %(time)s.") % words
