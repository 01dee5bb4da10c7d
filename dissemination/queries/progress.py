"""How a distribution stands: the numbers of its run page."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Plan

STEPS = {
    "planned": ("planned", "waiting"),
    "handed_over": ("sent", "delivered", "downloaded", "acknowledged", "adopted", "declined"),
    "delivered": ("delivered", "downloaded", "acknowledged", "adopted", "declined"),
    "confirmed": ("acknowledged", "adopted"),
    "failed": ("failed", "bounced"),
    "cancelled": ("cancelled",),
}


@dataclass(frozen=True)
class Progress:
    """Deliveries by what is known of them; `handed_over` includes what came further."""

    total: int
    open: int
    handed_over: int
    delivered: int
    confirmed: int
    declined: int
    failed: int
    cancelled: int
    to_decide: int


def progress(plan: Plan, countries: frozenset[str] | None) -> Progress:
    """Of what somebody may see, as its list. Two queries, whatever the size."""
    mine = _within(plan, countries)
    counted = dict(mine.order_by().values_list("state").annotate(Count("pk")))
    waiting = OutboundMessage.objects.of_group(plan.group).to_decide()
    several = {name: sum(counted.get(state, 0) for state in states) for name, states in STEPS.items()}
    return Progress(
        total=sum(counted.values()),
        open=several["planned"],
        handed_over=several["handed_over"],
        delivered=several["delivered"],
        confirmed=several["confirmed"],
        declined=counted.get(DeliveryState.DECLINED, 0),
        failed=several["failed"],
        cancelled=several["cancelled"],
        to_decide=waiting.filter(delivery_id__in=mine.values("pk")).count(),
    )


def deliveries_of(plan: Plan, countries: frozenset[str] | None) -> QuerySet[Delivery]:
    """Those that somebody may see, with what a row shows."""
    rows = _within(plan, countries).select_related("agency__organisation", "contact", "distribution")
    return rows.order_by("agency__organisation__country_id", "agency__organisation__name", "pk")


@dataclass(frozen=True)
class Differs:
    """How many the approver was told of in a language, and how many it went to."""

    language: str
    foreseen: int
    planned: int


def differs(plan: Plan) -> list[Differs]:
    """Languages in which it went to more or fewer than the approver was told. One query."""
    told = plan.foreseen.get("languages")
    if told is None or plan.state in {Plan.State.DRAFT, Plan.State.APPROVED}:
        return []
    rows = Delivery.objects.filter(plan=plan, contact__isnull=False).order_by()
    planned = dict(rows.values_list("distribution__language").annotate(Count("pk")))
    both = [Differs(code, told.get(code, 0), planned.get(code, 0)) for code in sorted({*told, *planned})]
    return [one for one in both if one.foreseen != one.planned]


def languages_of(plan: Plan, countries: frozenset[str] | None) -> list[str]:
    """In which of its languages a plan has mail for somebody. One query."""
    by_mail = _within(plan, countries).filter(contact__isnull=False)
    return sorted(by_mail.order_by().values_list("distribution__language", flat=True).distinct())


def _within(plan: Plan, countries: frozenset[str] | None) -> QuerySet[Delivery]:
    rows = Delivery.objects.filter(plan=plan)
    return rows if countries is None else rows.filter(agency__organisation__country_id__in=countries)
