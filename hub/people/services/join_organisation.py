"""Somebody asks to belong to an organisation; one of its owners decides."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User


def ask_to_join(*, user: User, organisation: Organisation) -> JoinRequest:
    """Record the request; asking twice is asking once."""
    with transaction.atomic():
        if Membership.objects.current().filter(user=user, organisation=organisation).exists():
            raise ValidationError({"organisation": _("You belong to this organisation already.")})
        request, _made = JoinRequest.objects.get_or_create(
            user=user, organisation=organisation, state=JoinRequest.State.OPEN
        )
        return request


def decide_join(*, request: JoinRequest, accept: bool, by: User) -> None:
    """Accept or refuse; only an owner of the organisation may, and never for oneself."""
    with transaction.atomic():
        owns = Membership.objects.owners().filter(user=by, organisation_id=request.organisation_id)
        if request.user_id == by.pk or not owns.exists():
            raise PermissionDenied
        locked = JoinRequest.objects.select_for_update().filter(pk=request.pk, state=JoinRequest.State.OPEN).first()
        if locked is None:
            raise ValidationError(_("This request no longer waits for a decision."))
        locked.state = JoinRequest.State.ACCEPTED if accept else JoinRequest.State.REFUSED
        locked.decided_by = by
        locked.decided_at = timezone.now()
        locked.save()
        if accept:
            Membership.objects.get_or_create(user=locked.user, organisation=locked.organisation, left_at=None)
