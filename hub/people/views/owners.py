"""What owners decide about the people of their organisation, each by one POST."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hub.people.models import Invitation, JoinRequest, Membership, PracticeAccess
from hub.people.services.change_role import change_role, transfer_ownership
from hub.people.services.decide_practice import approve_practice, refuse_practice
from hub.people.services.end_practice import revoke_practice
from hub.people.services.invite import withdraw_invitation
from hub.people.services.join_organisation import decide_join
from hub.people.services.leave_organisation import leave_organisation
from hub.people.views.organisation import own_membership


@never_cache
@login_required
@require_POST
def decide(request: HttpRequest, key: UUID, what: str, pk: int) -> HttpResponse:
    """Carry out one decision of an owner; an object of another organisation, or one's own request, is not found."""
    membership = own_membership(request, key)
    if membership.role != Membership.Role.OWNER or what not in DECISIONS:
        raise Http404
    model, act = DECISIONS[what]
    there = model._default_manager.filter(organisation=membership.organisation)
    if model is not Invitation:
        there = there.exclude(user=request.user)
    item = get_object_or_404(there, pk=pk)
    try:
        act(item, request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("people_organisation", key)


DECISIONS: dict[str, tuple[type[Any], Callable[[Any, Any], Any]]] = {
    "accept": (JoinRequest, lambda item, by: decide_join(request=item, accept=True, by=by)),
    "decline": (JoinRequest, lambda item, by: decide_join(request=item, accept=False, by=by)),
    "approve": (PracticeAccess, lambda item, by: approve_practice(access=item, by=by)),
    "refuse": (PracticeAccess, lambda item, by: refuse_practice(access=item, by=by)),
    "revoke": (PracticeAccess, lambda item, by: revoke_practice(access=item, by=by)),
    "owner": (Membership, lambda item, by: change_role(membership=item, role=Membership.Role.OWNER, by=by)),
    "editor": (Membership, lambda item, by: change_role(membership=item, role=Membership.Role.EDITOR, by=by)),
    "transfer": (Membership, lambda item, by: transfer_ownership(membership=item, by=by)),
    "uninvite": (Invitation, lambda item, by: withdraw_invitation(invitation=item, by=by)),
    "remove": (Membership, lambda item, by: leave_organisation(membership=item, by=by)),
}
