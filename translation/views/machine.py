"""Asking a machine for suggestions. Where none is set up, this address does not exist."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translation.queries.suggest import engine_for
from translation.services.ask_machine import ask_machine
from translation.views.work import find, told


@require_POST
@told
def ask(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    row = find(request, language, page_key)
    if engine_for(language) is None:
        raise Http404
    ask_machine(translation=row, by=request.user)
    messages.success(request, _("Asked. Suggestions appear beside the texts in a minute; none of them is saved."))
    return redirect("translation:desk", language, page_key)
