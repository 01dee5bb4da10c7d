"""Who is asked by a personal link in a round with names, who has answered, and what."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.look.navigation import language
from research.access import access_asked_person, access_round, runs_studies
from research.admin.addresses import Read
from research.admin.asking import ask_by_address
from research.admin.doors import only
from research.admin.forms import InviteForm
from research.errors import RefusedError
from research.models import Wave
from research.queries import running
from research.queries.answer_words import facts_of
from research.questionnaire import Content, asked
from research.services.named.ask import ask, take_back

ON_A_PAGE = 50


@only(runs_studies)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, key: UUID, wave: UUID) -> HttpResponse:
    row = access_round(request.user, key, wave)
    if not row.study.is_named:
        raise Http404
    return ask_by_address(
        request,
        act=lambda addresses, wanted: ask(wave=row, addresses=addresses, language=wanted),
        said=lambda new: ngettext("%(number)s address asked.", "%(number)s addresses asked.", new) % {"number": new},
        page=partial(_page, request, row),
    )


@only(runs_studies)
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """What one person answered, as they were told that it would be read."""
    row = access_asked_person(request.user, key)
    if row.version is None:
        raise Http404
    content, said = Content.of(row.version.content), {**row.answers, **row.background}
    context = {
        "row": row,
        "facts": facts_of(content, asked(content, said), said, language()),
        "page_title": row.email,
        "header_icon": "mail",
    }
    return render(request, "research/admin/asked_person.html", context)


@only(runs_studies)
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    row = access_asked_person(request.user, key)
    try:
        take_back(asked=row)
    except RefusedError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The link opens nothing any more."))
    return redirect("research_asked", row.wave.study.key, row.wave.key)


def _page(
    request: HttpRequest, wave: Wave, form: InviteForm, found: Read | None = None, status: int = 200
) -> HttpResponse:
    rows = wave.asked.order_by("-invited_at", "pk")
    context = {
        "wave": wave,
        "study": wave.study,
        "title": running.title_of(wave.study),
        "form": form,
        "wrong": found.wrong if found else [],
        "asked": rows.count(),
        "answered": rows.exclude(answered_at=None).count(),
        "page_obj": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p")),
        "page_title": _("People"),
        "header_icon": "mail",
    }
    return render(request, "research/admin/asked.html", context, status=status)
