"""Its author says that an initiative is still open."""

from django.db import transaction
from django.utils import timezone

from hub.models import User
from hub.ports import versions
from initiatives.errors import RefusedError
from initiatives.models import Event, Initiative
from initiatives.services import locked
from initiatives.services.history import record
from initiatives.services.standing import require_verified
from initiatives.words import OVER


def confirm_open(*, initiative: Initiative, by: User) -> Initiative:
    """Say so once; a second time, and before anybody has asked, it changes nothing. Refused once it is over."""
    with transaction.atomic():
        row = locked.initiative(initiative.pk)
        require_verified(row.organisation)
        if not row.is_open:
            raise RefusedError(OVER)
        if not row.awaits_word:
            return row
        doubted = row.doubted_at is not None
        row.confirmed_at, row.doubted_at = timezone.now(), None
        row.save(update_fields=["confirmed_at", "doubted_at"])
        record(initiative=row, what=Event.What.CONFIRMED, by=by, role=Event.Role.AUTHOR)
        if doubted:
            versions.bump()
    return row
