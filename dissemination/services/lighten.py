"""Where a mail with the PDF was too big for the other side, the same delivery gets the link alone, once."""

from django.db import transaction
from django.db.models import QuerySet

from dissemination.models.delivery import Delivery
from dissemination.models.plan import Plan
from dissemination.queries.heavy import heavy, plans_with_pdf
from dissemination.services.delivery_draft import draft_of
from dissemination.services.enqueue import Wording, enqueue_many
from dissemination.services.plan_wording import plan_wording
from dissemination.services.project import project

CHUNK = 200


def lighten() -> int:
    """Idempotent: the key is the delivery's own. Returns how many were new."""
    plans = list(plans_with_pdf())
    if not plans:
        return 0
    waiting = heavy().select_related("contact", "agency__organisation", "distribution").order_by("pk")
    return sum(_lighten(plan, waiting.filter(plan=plan)[:CHUNK]) for plan in plans)


def _lighten(plan: Plan, waiting: QuerySet[Delivery]) -> int:
    wordings: dict[str, Wording] = {}
    with transaction.atomic():
        drafts = []
        for delivery in waiting:
            language = delivery.distribution.language
            if language not in wordings:
                wordings[language] = plan_wording(plan=plan, language=language, link_only=True)
            drafts.append(draft_of(plan, delivery, key=f"lo:{delivery.pk}", wording=wordings[language]))
        new = enqueue_many(drafts)
        project(deliveries=[draft.delivery_id for draft in drafts if draft.delivery_id])
    return new
