"""A moderator has taken an organisation's verification back: what it has in the lists goes in the same transaction."""

from uuid import UUID

from django.db import transaction

from hub.models import User
from initiatives.models import Initiative, Reason
from initiatives.services.take_down import take_down


def take_down_all(*, organisation: UUID, by: UUID) -> int:
    """How many were taken down. Its people may submit them again once it is verified again."""
    rows = Initiative.objects.public().filter(organisation__key=organisation).order_by("pk")
    with transaction.atomic():
        moderator = User.objects.get(key=by)
        for row in rows:
            take_down(initiative=row, by=moderator, reasons=[Reason.IDENTITY])
        return len(rows)
