"""The way into an organisation: look for one, ask to join it, or enter a new one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.people.forms import FoundForm, JoinForm
from hub.people.queries.suggestions import organisations_of, own_domains, suggested
from hub.people.services.found_organisation import found_organisation
from hub.people.services.join_organisation import ask_to_join
from hub.rate import DAY, Limit, seconds_to_wait

ENTRIES = Limit("organisation-entered", most=10, seconds=DAY)
REQUESTS = Limit("organisation-asked", most=20, seconds=DAY)
TOO_OFTEN = gettext_lazy("You have tried this often today. What you typed is still here; please go on tomorrow.")
LONGEST_QUERY = 200


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = FoundForm(data, user=request.user, initial={"name": request.GET.get("name", "")[:LONGEST_QUERY]})
    wait = 0
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(ENTRIES, request.user.key)
        entry = {name: value for name, value in form.cleaned_data.items() if name != "another"}
        try:
            if wait:
                raise ValidationError(TOO_OFTEN)
            organisation = found_organisation(by=request.user, **entry)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The organisation is entered. The Hub will verify it."))
            return redirect("people_organisation", organisation.key)
    return page(request, "hub/people/organisation_found.html", {"form": form}, failed=bool(form.errors), wait=wait)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Without a query: those that an own address leads to."""
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    form = JoinForm(request.POST if request.method == "POST" else None, user=request.user)
    wait = 0
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(REQUESTS, request.user.key)
        try:
            if wait:
                raise ValidationError(TOO_OFTEN)
            ask_to_join(user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("One of the organisation's owners will decide."))
            return redirect("people_account")
    mine = organisations_of(request.user)
    found = suggested(name=query, domains=own_domains(request.user), beside=mine)
    context = {"form": form, "query": query, "suggestions": found}
    return page(request, "hub/people/organisation_join.html", context, failed=bool(form.errors), wait=wait)


def page(request: HttpRequest, template: str, context: dict[str, object], *, failed: bool, wait: int) -> HttpResponse:
    answer = render(request, template, context, status=429 if wait else 422 if failed else 200)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer
