"""Somebody asks to belong to an organisation; one of its owners decides, or the Hub's moderator where it has none."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.emails import place as emails
from hub.people.groups import Group
from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.queries.places import belonged, owners_of
from hub.ports import notices


def ask_to_join(*, user: User, organisation: Organisation) -> JoinRequest:
    """Record the request and tell the owners; asking twice is asking once."""
    with transaction.atomic():
        if Membership.objects.current().filter(user=user, organisation=organisation).exists():
            raise ValidationError({"organisation": _("You belong to this organisation already.")})
        request, new = JoinRequest.objects.get_or_create(
            user=user, organisation=organisation, state=JoinRequest.State.OPEN
        )
        if new:
            for owner in owners_of(organisation):
                notices.send(emails.asks_to_join(request, owner))
        return request


def may_decide_join(*, request: JoinRequest, by: User) -> bool:
    """An owner of the organisation may, a moderator not of its own where it has no owner; nobody for themselves."""
    if request.user_id == by.pk:
        return False
    owners = owners_of(request.organisation)
    if owners:
        return by in owners
    return groups.is_in(by, Group.MODERATOR) and not belonged(by, request.organisation)


def decide_join(*, request: JoinRequest, accept: bool, by: User) -> None:
    """Accept or refuse. Whom a moderator lets into an organisation without an owner is its owner."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=request.organisation_id)
        if not may_decide_join(request=request, by=by):
            raise PermissionDenied
        locked = (
            JoinRequest.objects.select_for_update(of=("self",))
            .select_related("user", "organisation")
            .filter(pk=request.pk, state=JoinRequest.State.OPEN)
            .first()
        )
        if locked is None:
            raise ValidationError(_("This request no longer waits for a decision."))
        locked.state = JoinRequest.State.ACCEPTED if accept else JoinRequest.State.REFUSED
        locked.decided_by = by
        locked.decided_at = timezone.now()
        locked.save()
        if accept:
            role = Membership.Role.EDITOR if owners_of(organisation) else Membership.Role.OWNER
            Membership.objects.get_or_create(
                user=locked.user, organisation=organisation, left_at=None, defaults={"role": role}
            )
        notices.send(emails.join_decided(locked))
