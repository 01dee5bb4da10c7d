"""What moderators do for organisations that wait, and for people of one: names, first owners, people shut out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.log_actions import log

from hub.people import groups
from hub.people.groups import Group
from hub.people.models import FormerName, JoinRequest, Membership, Organisation
from hub.people.queries.waiting import waiting_parts
from hub.people.services.change_organisation import decide_name
from hub.people.services.change_role import appoint_owner, may_appoint
from hub.people.services.deactivate import deactivate, may_deactivate
from hub.people.services.join_organisation import decide_join, may_decide_join
from hub.people.services.other_names import decide_other_name


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    _moderators_only(request)
    context = {
        "parts": waiting_parts(),
        "page_title": _("Waiting organisations"),
        "header_icon": "time",
    }
    return render(request, "hub/people/admin/waiting.html", context)


@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    _moderators_only(request)
    organisation = get_object_or_404(Organisation.objects.select_related("country"), pk=pk)
    members = Membership.objects.filter(organisation=organisation).select_related("user").order_by("-role", "joined_at")
    joining = JoinRequest.objects.filter(organisation=organisation, state=JoinRequest.State.OPEN).select_related("user")
    context = {
        "organisation": organisation,
        "members": [
            (member, may_deactivate(user=member.user, by=request.user)) for member in members.filter(left_at=None)
        ],
        "left": members.exclude(left_at=None),
        "joining": [(one, may_decide_join(request=one, by=request.user)) for one in joining],
        "may_appoint": may_appoint(organisation=organisation, by=request.user),
        "page_title": _("People"),
        "page_subtitle": organisation.name,
        "header_icon": "group",
    }
    return render(request, "hub/people/admin/people.html", context)


@require_POST
def decide(request: HttpRequest, pk: int, what: str, item: int) -> HttpResponse:
    """One decision about a person or name of the organisation with key `pk`; an item of another one is not found."""
    _moderators_only(request)
    if what not in DECISIONS:
        raise Http404
    model, act = DECISIONS[what]
    row = get_object_or_404(model._default_manager.filter(organisation_id=pk), pk=item)
    _do(request, lambda: act(row, request.user))
    log(row.organisation, "wagtail.edit", user=request.user)
    return redirect("organisations:verify" if model is FormerName else "organisations:people", pk)


@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    _moderators_only(request)
    organisation = get_object_or_404(Organisation, pk=pk)
    accept, seen = "accept" in request.POST, request.POST.get("seen", "")
    _do(request, lambda: decide_name(organisation=organisation, accept=accept, by=request.user, seen=seen))
    log(organisation, "wagtail.edit", user=request.user)
    return redirect("organisations:waiting")


def _moderators_only(request: HttpRequest) -> None:
    if not groups.is_in(request.user, Group.MODERATOR):
        raise Http404


def _do(request: HttpRequest, act: Callable[[], Any]) -> None:
    """What the service forbids does not exist; what it cannot do is said."""
    try:
        act()
    except PermissionDenied as error:
        raise Http404 from error
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Done."))


DECISIONS: dict[str, tuple[type[Any], Callable[[Any, Any], Any]]] = {
    "accept": (JoinRequest, lambda item, by: decide_join(request=item, accept=True, by=by)),
    "decline": (JoinRequest, lambda item, by: decide_join(request=item, accept=False, by=by)),
    "owner": (Membership, lambda item, by: appoint_owner(membership=item, by=by)),
    "show-name": (FormerName, lambda item, by: decide_other_name(former=item, accept=True, by=by)),
    "drop-name": (FormerName, lambda item, by: decide_other_name(former=item, accept=False, by=by)),
    "shut-out": (Membership, lambda item, by: deactivate(user=item.user, by=by)),
}
