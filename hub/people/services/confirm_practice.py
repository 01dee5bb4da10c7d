"""The work address answered: the request goes on to those who decide."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hub.people.emails import practice as emails
from hub.people.models.organisation import Membership
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.ports import notices


def confirm_practice(*, key: UUID, by: User) -> bool:
    """Confirm the request of `by` with this key; False where there is none that waits for it."""
    with transaction.atomic():
        access = (
            PracticeAccess.objects.select_for_update(of=("self",))
            .select_related("organisation", "user")
            .filter(key=key, user=by, state=PracticeAccess.State.REQUESTED)
            .first()
        )
        if access is None:
            return False
        access.state = PracticeAccess.State.CONFIRMED
        access.confirmed_at = timezone.now()
        access.save(update_fields=["state", "confirmed_at"])
        owners = Membership.objects.owners().filter(organisation=access.organisation).exclude(user=by)
        for membership in owners.select_related("user"):
            notices.send(emails.waits_for_owner(access, membership.user))
        return True
