"""`/account/`: who I am here, and in which language."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hub.people import groups
from hub.people.forms import LanguageForm, NameForm
from hub.people.language import remember_language
from hub.people.models import Membership
from hub.people.queries.places import invitations_for
from hub.people.queries.practice import present_access
from hub.people.tokens import for_invitation


@never_cache
@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    return _show(request, LanguageForm(instance=request.user), NameForm(instance=request.user))


@never_cache
@login_required
@require_POST
def save_language(request: HttpRequest) -> HttpResponse:
    form = LanguageForm(request.POST, instance=request.user)
    if not form.is_valid():
        return _show(request, form, NameForm(instance=request.user))
    form.save()
    with translation.override(request.user.preferred_language):
        messages.success(request, _("The Hub now speaks your language."))
    return remember_language(redirect("people_account"), request.user)


@never_cache
@login_required
@require_POST
def save_name(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST, instance=request.user)
    if not form.is_valid():
        return _show(request, LanguageForm(instance=request.user), form)
    form.save()
    messages.success(request, _("Your name is saved."))
    return redirect("people_account")


def _show(request: HttpRequest, language_form: LanguageForm, name_form: NameForm) -> HttpResponse:
    memberships = Membership.objects.current().filter(user=request.user).select_related("organisation__country")
    context = {
        "language_form": language_form,
        "name_form": name_form,
        "memberships": memberships,
        "invitations": [(one, for_invitation(one.key)) for one in invitations_for(request.user)],
        "access": present_access(request.user),
        "is_staff": groups.is_staff(request.user),
    }
    return render(request, "hub/people/account.html", context)
