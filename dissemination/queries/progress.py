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


def progress(plan: Plan) -> Progress:
    """Three queries, whatever the size."""
    counted = dict(Delivery.objects.filter(plan=plan).values_list("state").annotate(Count("pk")))
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
        to_decide=OutboundMessage.objects.of_group(plan.group).to_decide().count(),
    )


def deliveries_of(plan: Plan, countries: frozenset[str] | None) -> QuerySet[Delivery]:
    """Those that somebody may see, with what a row shows."""
    rows = Delivery.objects.filter(plan=plan).select_related("agency__organisation", "contact", "distribution")
    if countries is not None:
        rows = rows.filter(agency__organisation__country_id__in=countries)
    return rows.order_by("agency__organisation__country_id", "agency__organisation__name", "pk")
