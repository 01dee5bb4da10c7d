"""Somebody asks to belong to an organisation; one of its owners decides, or the Hub's moderator where it has none."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
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

MOST_A_DAY = 20
PAUSE = timedelta(days=30)


def ask_to_join(*, user: User, organisation: Organisation) -> JoinRequest:
    """Record the request and tell the owners; asking twice is asking once."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if Membership.objects.current().filter(user=user, organisation=organisation).exists():
            raise ValidationError({"organisation": _("You belong to this organisation already.")})
        asked = JoinRequest.objects.filter(user=user)
        open_already = asked.filter(organisation=organisation, state=JoinRequest.State.OPEN).first()
        if open_already:
            return open_already
        _bound(asked, organisation)
        request = JoinRequest.objects.create(user=user, organisation=organisation)
        for owner in owners_of(organisation):
            notices.send(emails.asks_to_join(request, owner))
        return request


def _bound(asked: QuerySet[JoinRequest], organisation: Organisation) -> None:
    """Each request is a mail to all owners: none soon after a refusal, and not many a day."""
    now = timezone.now()
    refused = asked.filter(organisation=organisation, state=JoinRequest.State.REFUSED)
    if refused.filter(decided_at__gt=now - PAUSE).exists():
        raise ValidationError({"organisation": _("It refused you in the last 30 days. You may ask again after that.")})
    if asked.filter(asked_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise ValidationError(_("You have asked many organisations today. Try again tomorrow."))


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
