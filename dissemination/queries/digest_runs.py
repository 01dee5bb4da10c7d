"""What became of the digests of each run. The figures balance: a message written anew counts once, in its last form."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length
from django.utils import timezone

from dissemination.models import DigestRun, OutboundMessage
from dissemination.models.message import MessageState

STATES: dict[str, tuple[MessageState, ...]] = {
    "accepted": (MessageState.ACCEPTED,),
    "failed": (MessageState.FAILED, MessageState.EXPIRED),
    "suppressed": (MessageState.SUPPRESSED,),
    "cancelled": (MessageState.CANCELLED,),
    "in_doubt": (MessageState.IN_DOUBT, MessageState.HELD),
    "waiting": (MessageState.QUEUED, MessageState.CLAIMED, MessageState.SENDING),
}
AT_ONCE = "digest:immediate"
LATELY = timedelta(days=7)

# A message `m` that was taken back and has a successor: `<key>+2` after `<key>+1` after `<key>`.
REPLACED = """(m.state = 'cancelled' AND EXISTS (
    SELECT 1 FROM dissemination_outboundmessage later
    WHERE later.recipient = m.recipient AND later."group" = m."group"
      AND split_part(later.idempotency_key, '+', 1) = split_part(m.idempotency_key, '+', 1)
      AND (length(later.idempotency_key), later.idempotency_key) > (length(m.idempotency_key), m.idempotency_key)))"""


@dataclass(frozen=True)
class Figures:
    """`expected` is what the planner counted when it wrote them; the others are what the ledger says now."""

    expected: int
    accepted: int = 0
    failed: int = 0
    suppressed: int = 0
    cancelled: int = 0
    in_doubt: int = 0
    waiting: int = 0

    @property
    def balances(self) -> bool:
        return self.expected == sum(getattr(self, name) for name in STATES)


def figures(runs: Collection[DigestRun]) -> dict[int, Figures]:
    """By the id of the run. One query, however many."""
    counted = _counted(_standing(OutboundMessage.objects.filter(group__in=[run.group for run in runs])))
    return {run.pk: Figures(run.expected, **counted.get(run.group, {})) for run in runs}


def figures_at_once() -> Figures:
    """Of the last seven days. One query."""
    counts = _counted(_standing(_lately())).get(AT_ONCE, {})
    return Figures(sum(counts.values()), **counts)


def messages_of(run: DigestRun | None, name: str = "") -> QuerySet[OutboundMessage]:
    """Those behind a figure, or all where it has no such name; without a run, those sent at once lately."""
    rows = _standing(OutboundMessage.objects.filter(group=run.group) if run else _lately())
    rows = rows.filter(state__in=STATES[name]) if name in STATES else rows
    return rows.select_related("text").order_by("created_at", "pk")


def _lately() -> QuerySet[OutboundMessage]:
    return OutboundMessage.objects.filter(group=AT_ONCE, created_at__gt=timezone.now() - LATELY)


def _standing(rows: QuerySet[OutboundMessage]) -> QuerySet[OutboundMessage]:
    """Less those that `REPLACED` tells of."""
    key = "idempotency_key"
    later = (
        OutboundMessage.objects.filter(recipient=OuterRef("recipient"), group=OuterRef("group"))
        .annotate(size=Length(key), stem=_stem(F(key)))
        .filter(stem=_stem(OuterRef(key)))
        .filter(Q(size__gt=Length(OuterRef(key))) | Q(size=Length(OuterRef(key)), idempotency_key__gt=OuterRef(key)))
    )
    return rows.exclude(Q(state=MessageState.CANCELLED) & Exists(later))


def _stem(key: F | OuterRef) -> Func:
    return Func(key, Value("+"), Value(1), function="split_part", output_field=OutboundMessage._meta.get_field("group"))


def _counted(rows: QuerySet[OutboundMessage]) -> dict[str, dict[str, int]]:
    of_state = {state: name for name, states in STATES.items() for state in states}
    found: dict[str, dict[str, int]] = {}
    counts: Sequence[tuple[str, MessageState, int]] = list(
        rows.order_by().values_list("group", "state").annotate(Count("pk"))
    )
    for group, state, number in counts:
        named = found.setdefault(group, {})
        name = of_state[MessageState(state)]
        named[name] = named.get(name, 0) + number
    return found
