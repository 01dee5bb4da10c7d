"""Who may register for a training that is by invitation."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hub.look.navigation import language
from research.access import access_training
from research.admin.addresses import Read
from research.admin.asking import ask_by_address
from research.admin.forms import InviteForm
from research.models import Training
from research.queries.board import titles_of
from research.services.training.invite import invite

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_training(request.user, key)
    return ask_by_address(
        request,
        act=lambda addresses, wanted: invite(training=training, addresses=addresses, language=wanted),
        said=lambda new: (
            ngettext("%(number)s address invited.", "%(number)s addresses invited.", new) % {"number": new}
        ),
        page=partial(_page, request, training),
    )


def _said(new: int) -> str:
    return ngettext("%(number)s address invited.", "%(number)s addresses invited.", new) % {"number": new}


def _page(
    request: HttpRequest, training: Training, form: InviteForm, found: Read | None = None, status: int = 200
) -> HttpResponse:
    rows = training.invitations.order_by("-invited_at", "pk")
    context = {
        "training": training,
        "title": titles_of([training.page_key], language()).get(training.page_key, ""),
        "form": form,
        "wrong": found.wrong if found else [],
        "page_obj": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p")),
        "page_title": _("Invitations"),
        "header_icon": "mail",
    }
    return render(request, "research/admin/invitations.html", context, status=status)
