"""Practitioner access from the side of the person: ask, confirm the work address, see the state, give back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.people import tokens
from hub.people.forms import PracticeForm
from hub.people.models import PracticeAccess
from hub.people.queries.practice import present_access
from hub.people.services.ask_practice import ask_practice
from hub.people.services.confirm_practice import confirm_practice
from hub.people.services.end_practice import revoke_practice


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    form = PracticeForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            access = ask_practice(user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("We wrote to %(address)s.") % {"address": access.work_address})
            return redirect("people_practice")
    access = present_access(request.user)
    in_force = bool(access and PracticeAccess.objects.in_force().filter(pk=access.pk).exists())
    may_ask = not in_force and form.fields["organisation"].queryset.exists()
    context = {"form": form, "access": access, "in_force": in_force, "may_ask": may_ask}
    return render(request, "hub/people/practice.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    key = tokens.confirmed_key(token)
    waiting = PracticeAccess.objects.filter(key=key, user=request.user, state=PracticeAccess.State.REQUESTED)
    access = waiting.select_related("organisation").first() if key else None
    if access is None:
        return render(request, "hub/people/practice_link_over.html", status=404)
    if request.method == "GET":
        return render(request, "hub/people/practice_confirm.html", {"access": access})
    if confirm_practice(key=access.key, by=request.user):
        messages.success(request, _("Your address at work is confirmed. Somebody else now decides."))
    return redirect("people_practice")


@never_cache
@login_required
@require_POST
def give_back(request: HttpRequest) -> HttpResponse:
    access = PracticeAccess.objects.filter(user=request.user, state=PracticeAccess.State.APPROVED).first()
    if access is None:
        raise Http404
    revoke_practice(access=access, by=request.user)
    return redirect("account_login")
