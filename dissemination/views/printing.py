"""The files of a printed distribution: with addresses, so for officers alone."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dissemination import printing
from dissemination.models.plan import ON_PAPER, Plan
from dissemination.permissions import may_plan
from hub.typesetting import PangoMissingError


@require_safe
@never_cache
def labels(request: HttpRequest, key: UUID) -> HttpResponse:
    return _file(request, key, printing.labels, "labels")


@require_safe
@never_cache
def packing_list(request: HttpRequest, key: UUID) -> HttpResponse:
    return _file(request, key, printing.packing_list, "packing-list")


def _file(request: HttpRequest, key: UUID, made: Callable[[Plan], bytes], name: str) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    plan = get_object_or_404(Plan, key=key, channel__in=ON_PAPER)
    try:
        content = made(plan)
    except PangoMissingError as missing:
        messages.error(request, str(missing))
        return redirect("dissemination_plan", key)
    named = f'inline; filename="{name}-{plan.edition}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": named})
