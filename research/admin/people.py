"""Who is asked by a personal link in a round with names, who has answered, and what."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.look.navigation import language
from research.access import access_asked_person, access_round
from research.admin.addresses import Read, read
from research.admin.forms import InviteForm
from research.admin.studies import runs
from research.errors import RefusedError
from research.models import Wave
from research.queries import running
from research.queries.answer_words import facts_of
from research.questionnaire import Content, asked
from research.services.named.ask import ask, take_back

ON_A_PAGE = 50


@runs
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, key: UUID, wave: UUID) -> HttpResponse:
    """Addresses that can be used are asked; the others stay in the form, each with what is wrong."""
    row = access_round(request.user, key, wave)
    if not row.study.is_named:
        raise Http404
    if request.method != "POST":
        return _page(request, row, InviteForm(initial={"language": language()}))
    form = InviteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    found = read(form.text)
    wanted = form.cleaned_data["language"]
    try:
        new = ask(wave=row, addresses=found.addresses, language=wanted)
    except RefusedError as error:
        form.add_error(None, str(error.message))
        return _page(request, row, form, status=422)
    said = ngettext("%(number)s address asked.", "%(number)s addresses asked.", new)
    messages.success(request, said % {"number": new})
    if not found.wrong:
        return redirect("research_asked", key, wave)
    left = InviteForm(initial={"addresses": found.left, "language": wanted})
    return _page(request, row, left, found, status=422)


@runs
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


@runs
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
