"""Where the screen blocks: its author sees each place and may say why it is wrong; a moderator decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.rate import seconds_to_wait
from initiatives.access import access_own
from initiatives.errors import Identifying, Incomplete, RefusedError
from initiatives.forms.contest import ContestForm
from initiatives.models import Initiative
from initiatives.queries.findings import blocking, reasons_given, upheld
from initiatives.services.submit import submit
from initiatives.views import limits
from initiatives.views.parts import crumbs, number, private


@private
def contest(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_own(request.user, key)
    found = blocking(initiative, initiative.draft.content)
    if not found:
        return redirect("partners_manage", key)
    stays = upheld(initiative, found)
    form = ContestForm(
        request.POST if request.method == "POST" and not stays else None,
        found=found,
        known=reasons_given(initiative),
    )
    wait = 0
    if form.is_bound and form.is_valid():
        wait = seconds_to_wait(limits.SUBMITS, request.user.key)
        if wait:
            limits.too_often(form, wait)
    if form.is_bound and form.is_valid():
        return _submitted(request, initiative, form)
    context = {"initiative": initiative, "form": form, "stays": stays, "breadcrumbs": crumbs(mine=True)}
    answer = render(request, "initiatives/contest.html", context, status=422 if form.errors else 200)
    return limits.held(answer, wait)


def _submitted(request: HttpRequest, initiative: Initiative, form: ContestForm) -> HttpResponse:
    try:
        submit(
            initiative=initiative,
            by=request.user,
            attested=True,
            contested=form.reasons(),
            version=number(request.POST.get("version")),
        )
    except Identifying as error:
        messages.error(request, error.message)
        return redirect("partners_contest", initiative.key)
    except Incomplete as error:
        messages.error(request, error.message)
        return redirect("partners_edit", initiative.key)
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Submitted. A moderator decides about what you contest; nothing shows meanwhile."))
    return redirect("partners_manage", initiative.key)
