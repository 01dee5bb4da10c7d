"""Invitations: an owner sends one, and whoever has its link reads, accepts or declines it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.people import tokens
from hub.people.forms import InviteForm
from hub.people.models import Invitation, Membership
from hub.people.queries.suggestions import organisations_of
from hub.people.services.answer_invitation import accept_invitation, decline_invitation, is_for
from hub.people.services.invite import invite as send_invitation
from hub.people.views.organisation import own_membership, show


@never_cache
@login_required
@require_POST
def invite(request: HttpRequest, key: UUID) -> HttpResponse:
    membership = own_membership(request, key)
    if membership.role != Membership.Role.OWNER:
        raise Http404
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            sent = send_invitation(organisation=membership.organisation, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("We wrote to %(address)s.") % {"address": sent.address})
            return redirect("people_organisation", key)
    return show(request, membership, form)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Read by whoever holds the link; accepted by the owner of the address alone."""
    key = tokens.invited_key(token)
    waiting = Invitation.objects.waiting().select_related("organisation__country")
    found = waiting.filter(key=key).first() if key else None
    if found is None:
        return render(request, "hub/people/invitation_over.html", status=404)
    fits = request.user.is_authenticated and is_for(invitation=found, user=request.user)
    if request.method == "GET":
        way = urlencode({"next": request.path})
        context = {
            "invitation": found,
            "organisation": found.organisation,
            "fits": fits,
            "log_in": f"{reverse('account_login')}?{way}",
            "sign_up": f"{reverse('account_signup')}?{way}",
        }
        return render(request, "hub/people/invitation.html", context)
    if "decline" in request.POST:
        decline_invitation(key=found.key)
        return render(request, "hub/people/invitation_declined.html")
    if not fits:
        raise Http404
    if accept_invitation(key=found.key, by=request.user):
        messages.success(request, _("You now belong to %(name)s.") % {"name": found.organisation.name})
    elif not organisations_of(request.user).filter(pk=found.organisation_id).exists():
        return render(request, "hub/people/invitation_over.html", status=404)
    return redirect("people_organisation", found.organisation.key)
