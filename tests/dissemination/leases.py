"""Workers that are gone."""

from datetime import timedelta

from django.utils import timezone

from dissemination.models import OutboundMessage


def end_leases() -> None:
    """Whoever held messages has held them too long."""
    OutboundMessage.objects.exclude(lease_token=None).update(lease_until=timezone.now() - timedelta(seconds=1))
