"""What agencies and contacts said about their addresses: an officer accepts or refuses."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dissemination.models.contact_request import ContactRequest
from dissemination.permissions import may_keep_directory, may_see_addresses
from dissemination.queries.contact_requests import decided_requests, open_requests
from dissemination.services.decide_request import accept_request, refuse_request
from dissemination.views.head import head, seen_countries


@require_safe
def show_requests(request: HttpRequest) -> HttpResponse:
    countries, is_masked = seen_countries(request), not may_see_addresses(request.user)
    context = {
        "rows": open_requests(countries, is_masked=is_masked),
        "decided": decided_requests(countries, is_masked=is_masked),
        "may_decide": may_keep_directory(request.user),
        **head(_("Said by agencies")),
    }
    return render(request, "dissemination/admin/contact_requests.html", context)


@require_POST
def accept(request: HttpRequest, key: UUID) -> HttpResponse:
    return _decide(request, key, accept_request, _("Accepted."))


@require_POST
def refuse(request: HttpRequest, key: UUID) -> HttpResponse:
    return _decide(request, key, refuse_request, _("Refused; nothing was changed."))


def _decide(request: HttpRequest, key: UUID, act: Callable[..., None], done: str) -> HttpResponse:
    if not may_keep_directory(request.user):
        raise Http404
    found = get_object_or_404(ContactRequest, key=key)
    try:
        act(request=found, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, done)
    return redirect("contact_requests")
