"""A PDF that may not or cannot be sent any more stops its plan once, instead of each of its messages."""

import logging
from uuid import UUID

from dissemination.models.delivery import Delivery
from dissemination.models.message import OutboundMessage
from dissemination.models.plan import Plan, Stopped

logger = logging.getLogger(__name__)


def pause_without_pdf(*, message: UUID) -> bool:
    """Whether `message` waits with its plan, until an officer goes on with it or cancels it."""
    own = OutboundMessage.objects.filter(pk=message).values("delivery_id")
    plans = Plan.objects.filter(pk__in=Delivery.objects.filter(pk__in=own).values("plan"))
    paused = plans.filter(state=Plan.State.RUNNING, paused=False).update(paused=True, stopped_for=Stopped.NO_PDF)
    if paused:
        logger.critical("A distribution was paused: its PDF cannot be sent")
    return plans.filter(state__in=[Plan.State.RUNNING, Plan.State.CANCELLED]).exists()
