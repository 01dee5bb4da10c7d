"""Who may register for a training that is by invitation."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hub.look.navigation import language
from research.access import access_training
from research.admin.addresses import Read, read
from research.admin.forms import InviteForm
from research.errors import RefusedError
from research.models import Training
from research.queries.board import titles_of
from research.services.training.invite import invite

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, key: UUID) -> HttpResponse:
    """Addresses that can be used are invited; the others stay in the form, each with what is wrong."""
    training = access_training(request.user, key)
    if request.method != "POST":
        return _page(request, training, InviteForm(initial={"language": language()}))
    form = InviteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, training, form, status=422)
    found = read(form.text)
    wanted = form.cleaned_data["language"]
    try:
        new = invite(training=training, addresses=found.addresses, language=wanted)
    except RefusedError as error:
        form.add_error(None, str(error.message))
        return _page(request, training, form, status=422)
    said = ngettext("%(number)s address invited.", "%(number)s addresses invited.", new)
    messages.success(request, said % {"number": new})
    if not found.wrong:
        return redirect("research_invitations", key)
    left = InviteForm(initial={"addresses": found.left, "language": wanted})
    return _page(request, training, left, found, status=422)


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
