"""What the Hub's moderators do in the admin: verify organisations, decide about practitioner access."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views import generic
from wagtail.log_actions import log

from hub.people import groups
from hub.people.admin.forms import VerificationForm
from hub.people.groups import Group
from hub.people.models import Organisation, PracticeAccess
from hub.people.queries.alike import alike
from hub.people.queries.domain_help import domain_help
from hub.people.queries.history import history_of
from hub.people.services.decide_practice import approve_practice, may_decide, refuse_practice
from hub.people.services.end_practice import revoke_practice
from hub.people.services.save_organisation import save_organisation
from hub.people.services.verify_organisation import may_verify, verify_organisation, withdraw_verification


class Organised:
    def save_instance(self) -> Any:
        save_organisation(organisation=self.form.instance, by=self.request.user)
        created = isinstance(self, generic.CreateView)
        log(self.form.instance, "wagtail.create" if created else "wagtail.edit", user=self.request.user)
        return self.form.instance


class OrganisationCreateView(Organised, generic.CreateView):
    pass


class OrganisationEditView(Organised, generic.EditView):
    pass


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=pk)
    if not may_verify(organisation=organisation, by=request.user):
        raise Http404
    seen = request.POST.get("seen", "")
    form = VerificationForm(request.POST if request.method == "POST" else None, organisation=organisation, seen=seen)
    if "withdraw" in request.POST:
        withdraw_verification(organisation=organisation, by=request.user)
        log(organisation, "wagtail.edit", user=request.user)
        messages.success(request, _("The organisation no longer counts as verified."))
        return redirect("organisations:index")
    if request.method == "POST" and form.is_valid():
        try:
            verify_organisation(
                organisation=organisation,
                answers=form.answers(),
                entitled=form.cleaned_data["entitled"],
                by=request.user,
                seen=seen,
            )
        except ValidationError as error:
            form.add_error(None, error)
            organisation.refresh_from_db()
        else:
            log(organisation, "wagtail.edit", user=request.user)
            messages.success(request, _("The organisation is verified for a year."))
            return redirect("organisations:index")
    others = Organisation.objects.exclude(pk=organisation.pk)
    context = {
        "form": form,
        "organisation": organisation,
        "domains": domain_help(organisation),
        "alike": alike(organisation.asked_name or organisation.name, others),
        "names": [
            (name, [one for one in alike(name.name, others) if one.same])
            for name in organisation.former_names.filter(waits=True)
        ],
        "steps": history_of(organisation),
        "page_title": _("Verify"),
        "page_subtitle": organisation.name,
        "header_icon": "check",
    }
    return render(request, "hub/people/admin/verify.html", context)


def practice_page(request: HttpRequest) -> HttpResponse:
    """Requests that wait, and approvals in force."""
    if not request.user.has_perm("hub.view_practiceaccess"):
        raise Http404
    accesses = PracticeAccess.objects.select_related("user", "organisation")
    context = {
        "waiting": accesses.filter(state=PracticeAccess.State.CONFIRMED).order_by("confirmed_at"),
        "approved": accesses.filter(state=PracticeAccess.State.APPROVED).order_by("until"),
        "may_decide": groups.is_in(request.user, Group.MODERATOR),
        "own": set(request.user.memberships.values_list("organisation", flat=True)),
    }
    return render(request, "hub/people/admin/practice.html", context)


DECISIONS = {"approve": approve_practice, "refuse": refuse_practice, "revoke": revoke_practice}


@require_POST
def decide_practice(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    access = get_object_or_404(PracticeAccess, pk=pk)
    if what not in DECISIONS or not may_decide(access=access, by=request.user):
        raise Http404
    try:
        DECISIONS[what](access=access, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        log(access, "wagtail.edit", user=request.user)
        messages.success(request, _("Decided; the person gets a mail."))
    return redirect("practice:index")
