"""How a distribution stands, or all of one edition: the numbers of a funnel, and the deliveries behind each."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from dissemination.models.delivery import Delivery
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Plan

STEPS = {
    "open": ("planned", "waiting"),
    "handed_over": ("sent", "delivered", "downloaded", "acknowledged", "adopted", "declined"),
    "unknown": ("sent",),
    "delivered": ("delivered", "downloaded", "acknowledged", "adopted", "declined"),
    "downloaded": ("downloaded", "acknowledged", "adopted"),
    "confirmed": ("acknowledged", "adopted"),
    "declined": ("declined",),
    "failed": ("failed", "bounced"),
    "cancelled": ("cancelled",),
}
TO_DECIDE = "to_decide"


@dataclass(frozen=True)
class Progress:
    """Deliveries by what is known of them.

    `handed_over`, `delivered` and `downloaded` include what came further. `unknown` was handed over and nothing was
    heard since, so it counts nowhere as delivered: total = open + unknown + delivered + failed + cancelled.
    """

    total: int
    open: int
    handed_over: int
    unknown: int
    delivered: int
    downloaded: int
    confirmed: int
    declined: int
    failed: int
    cancelled: int
    to_decide: int


def progress(plan: Plan, countries: frozenset[str] | None) -> Progress:
    """Of what somebody may see, as its list. Two queries, whatever the size."""
    return _counted(_of_plan(plan, countries))


def progress_of_edition(edition: str, countries: frozenset[str] | None) -> Progress:
    """Of all plans together. Two queries."""
    return _counted(_of_edition(edition, countries))


def deliveries_of(plan: Plan, countries: frozenset[str] | None, step: str = "") -> QuerySet[Delivery]:
    """Those that somebody may see, with what a row shows; `step` is a number's name, any other means all."""
    return _shown(_of_plan(plan, countries), step)


def deliveries_of_edition(edition: str, countries: frozenset[str] | None, step: str = "") -> QuerySet[Delivery]:
    """The same of all plans of an edition."""
    return _shown(_of_edition(edition, countries), step)


def _counted(rows: QuerySet[Delivery]) -> Progress:
    counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    several = {name: sum(counted.get(state, 0) for state in states) for name, states in STEPS.items()}
    return Progress(total=sum(counted.values()), to_decide=_to_decide(rows).count(), **several)


def _shown(rows: QuerySet[Delivery], step: str) -> QuerySet[Delivery]:
    if step == TO_DECIDE:
        rows = _to_decide(rows)
    elif step in STEPS:
        rows = rows.filter(state__in=STEPS[step])
    rows = rows.select_related("agency__organisation", "contact", "distribution", "plan")
    return rows.order_by("agency__organisation__country_id", "agency__organisation__name", "pk")


def _to_decide(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    return rows.filter(Exists(OutboundMessage.objects.to_decide().filter(delivery_id=OuterRef("pk"))))


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
    rows = Delivery.objects.filter(plan=plan, channel=plan.channel, substitute_for=None).order_by()
    planned = dict(rows.values_list("distribution__language").annotate(Count("pk")))
    both = [Differs(code, told.get(code, 0), planned.get(code, 0)) for code in sorted({*told, *planned})]
    return [one for one in both if one.foreseen != one.planned]


def languages_of(plan: Plan, countries: frozenset[str] | None) -> list[str]:
    """In which of its languages a plan has mail for somebody. One query."""
    by_mail = _of_plan(plan, countries).filter(contact__isnull=False)
    return sorted(by_mail.order_by().values_list("distribution__language", flat=True).distinct())


def _of_plan(plan: Plan, countries: frozenset[str] | None) -> QuerySet[Delivery]:
    return _within(Delivery.objects.filter(plan=plan), countries)


def _of_edition(edition: str, countries: frozenset[str] | None) -> QuerySet[Delivery]:
    return _within(Delivery.objects.filter(distribution__edition=edition), countries)


def _within(rows: QuerySet[Delivery], countries: frozenset[str] | None) -> QuerySet[Delivery]:
    return rows if countries is None else rows.filter(agency__organisation__country_id__in=countries)
