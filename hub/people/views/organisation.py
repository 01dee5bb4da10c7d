"""Organisations from the side of their people: found, ask to join, leave; owners see who is there and who asks."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.people.forms import FoundForm, InviteForm, JoinForm
from hub.people.models import JoinRequest, Membership
from hub.people.queries.places import invited_by
from hub.people.queries.practice import approved_in, waiting_for
from hub.people.services.found_organisation import found_organisation
from hub.people.services.join_organisation import ask_to_join
from hub.people.services.leave_organisation import leave_organisation


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    form = FoundForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        organisation = found_organisation(by=request.user, **form.cleaned_data)
        messages.success(request, _("The organisation is entered. The Hub will verify it."))
        return redirect("people_organisation", organisation.key)
    return render(request, "hub/people/organisation_found.html", {"form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            ask_to_join(user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("One of the organisation's owners will decide."))
            return redirect("people_account")
    return render(request, "hub/people/organisation_join.html", {"form": form})


@never_cache
@login_required
@require_GET
def organisation(request: HttpRequest, key: UUID) -> HttpResponse:
    membership = own_membership(request, key)
    return show(request, membership)


def show(request: HttpRequest, membership: Membership, invite_form: InviteForm | None = None) -> HttpResponse:
    """The page, with what was typed into the form of an invitation where it could not be sent."""
    is_owner = membership.role == Membership.Role.OWNER
    there = membership.organisation
    people = Membership.objects.current().filter(organisation=there, user__is_active=True).select_related("user")
    context = {
        "membership": membership,
        "organisation": there,
        "is_owner": is_owner,
        "members": people.order_by("-role", "joined_at") if is_owner else [],
        "invitations": invited_by(there) if is_owner else [],
        "invite_form": invite_form or InviteForm(initial={"language": request.user.preferred_language}),
        "joining": JoinRequest.objects.filter(organisation=there, state="open") if is_owner else [],
        "waiting": waiting_for(there, request.user) if is_owner else [],
        "practitioners": approved_in(there) if is_owner else [],
    }
    refused = bool(invite_form and invite_form.errors)
    return render(request, "hub/people/organisation.html", context, status=422 if refused else 200)


@never_cache
@login_required
@require_POST
def leave(request: HttpRequest, key: UUID) -> HttpResponse:
    membership = own_membership(request, key)
    try:
        leave_organisation(membership=membership, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("people_organisation", key)
    return redirect("people_account")


def own_membership(request: HttpRequest, key: UUID) -> Membership:
    """The person's present place in that organisation, else 404: unknown and foreign look the same."""
    mine = Membership.objects.current().select_related("organisation__country")
    return get_object_or_404(mine, user=request.user, organisation__key=key)
