"""Another owner of the organisation, or the Hub's moderator, approves a confirmed request or refuses it."""

from datetime import datetime, timedelta

from django.contrib.auth.models import Group as AuthGroup
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.emails import practice as emails
from hub.people.groups import Group
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.queries.places import belonged
from hub.ports import notices

LONGEST = timedelta(days=365)


def may_decide(*, access: PracticeAccess, by: User) -> bool:
    """Whether `by` may decide this request: an owner, or a moderator who never belonged; never one's own."""
    if access.user_id == by.pk:
        return False
    owns = Membership.objects.owners().filter(user=by, organisation_id=access.organisation_id).exists()
    return owns or (groups.is_in(by, Group.MODERATOR) and not belonged(by, access.organisation_id))


def approve_practice(*, access: PracticeAccess, by: User, until: datetime | None = None) -> PracticeAccess:
    """Approve until `until` (a year from now at most), if the organisation is verified and entitled today."""
    now = timezone.now()
    until = until or now + LONGEST
    with transaction.atomic():
        locked = _lock(access, by)
        organisation = Organisation.objects.select_for_update().get(pk=locked.organisation_id)
        if not (organisation.is_verified and organisation.entitled_to_practitioner_text):
            raise ValidationError(_("The Hub has not verified this organisation for practitioners' text."))
        if not Membership.objects.current().filter(user=locked.user, organisation=organisation).exists():
            raise ValidationError(_("This person no longer belongs to the organisation."))
        if not now < until <= now + LONGEST:
            raise ValidationError(_("Access is given for at most twelve months."))
        locked.until = until
        group, _made = AuthGroup.objects.get_or_create(name=Group.PRACTITIONER.value)
        locked.user.groups.add(group)
        return _decide(locked, by, PracticeAccess.State.APPROVED)


def refuse_practice(*, access: PracticeAccess, by: User) -> PracticeAccess:
    with transaction.atomic():
        return _decide(_lock(access, by), by, PracticeAccess.State.REFUSED)


def _lock(access: PracticeAccess, by: User) -> PracticeAccess:
    """The request, locked, if it waits for a decision that `by` may take."""
    if not may_decide(access=access, by=by):
        raise PermissionDenied
    locked = (
        PracticeAccess.objects.select_for_update(of=("self",))
        .select_related("user", "organisation")
        .filter(pk=access.pk, state=PracticeAccess.State.CONFIRMED)
        .first()
    )
    if locked is None:
        raise ValidationError(_("This request no longer waits for a decision."))
    return locked


def _decide(access: PracticeAccess, by: User, state: PracticeAccess.State) -> PracticeAccess:
    access.state = state
    access.decided_by = by
    access.decided_at = timezone.now()
    access.save()
    notices.send(emails.decided(access))
    return access
