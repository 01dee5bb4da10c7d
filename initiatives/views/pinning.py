"""A person keeps initiatives at hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.access import access_pinned, access_readable
from initiatives.services.pin import pin as keep
from initiatives.services.pin import unpin as let_go
from initiatives.views.parts import private


@private
@require_POST
def pin(request: HttpRequest, key: UUID) -> HttpResponse:
    keep(initiative=access_readable(key), owner=request.user)
    messages.success(request, _("Pinned. You find it under My initiatives."))
    return redirect("partners_detail", key)


@private
@require_POST
def unpin(request: HttpRequest, key: UUID) -> HttpResponse:
    let_go(pinned=access_pinned(request.user, key))
    messages.success(request, _("No longer pinned."))
    return redirect("partners_mine")
