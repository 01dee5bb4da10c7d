from django.db.models import Q
from django.utils import timezone

from dissemination.models.relay import Relay


def closed_relay() -> Relay | None:
    """The relay while nothing may be sent through it, with why and since when; None while it is open."""
    closed = Q(paused=True) | Q(closed_until__gt=timezone.now())
    return Relay.objects.filter(closed, pk=1).select_related("paused_by").first()
