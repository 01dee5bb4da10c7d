"""One's own organisation: who is there and who asks, its entry, its history, leaving it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.people.forms import ChangeForm, InviteForm
from hub.people.models import JoinRequest, Membership
from hub.people.queries.history import ever_verified, history_of
from hub.people.queries.places import invited_by
from hub.people.queries.practice import approved_in, waiting_for
from hub.people.services.change_organisation import change_organisation
from hub.people.services.leave_organisation import leave_organisation
from hub.people.views.entering import TOO_OFTEN, page
from hub.rate import DAY, Limit, seconds_to_wait

CHANGES = Limit("organisation-changed", most=30, seconds=DAY)


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
        "answers": there.verification_answers.order_by("pk") if there.is_verified else [],
        "steps": history_of(there),
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
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    """The entry; owners alone. Of a verified organisation a moderator changes the name, and it is asked for here."""
    membership = own_membership(request, key)
    if membership.role != Membership.Role.OWNER:
        raise Http404
    there = membership.organisation
    known = {name: getattr(there, name) for name in ("kind", "country", "website", "mail_domains")}
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(
        data, user=request.user, organisation=there, initial={**known, "name": there.asked_name or there.name}
    )
    wait = 0
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(CHANGES, request.user.key, there.key)
        try:
            if wait:
                raise ValidationError(TOO_OFTEN)
            changed = change_organisation(organisation=there, by=request.user, **form.entry())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            asked = _("Saved. A moderator of the Hub decides about the name.")
            messages.success(request, asked if changed.asked_name else _("Saved."))
            return redirect("people_organisation", key)
    context = {"form": form, "organisation": there, "fixed": ever_verified(there)}
    return page(request, "hub/people/organisation_change.html", context, failed=bool(form.errors), wait=wait)


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
