"""Keeping focus groups: sessions, what was said, and the words that are shown of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.spreadsheets import sheet_response
from research.access import access_focus_group, access_group_session, access_quote, keeps_focus_groups
from research.admin.doors import only
from research.errors import RefusedError
from research.forms.focus_groups import QuoteForm, SessionForm, ShownWordsForm
from research.models import FocusGroup, Quote
from research.queries import focus_groups_board
from research.services.focus_groups import record, words

ICON = "openquote"
ON_A_PAGE = 50
ENDINGS = ("csv", "xlsx")


@only(keeps_focus_groups)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    context = {"lines": focus_groups_board.group_lines(), "page_title": _("Focus groups"), "header_icon": ICON}
    return render(request, "research/admin/focus_groups.html", context)


@only(keeps_focus_groups)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """A group with its sessions; the form adds one."""
    group = access_focus_group(request.user, key)
    form = SessionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        record.record_session(group=group, **form.cleaned_data)
        messages.success(request, _("The session is in the register."))
        return redirect("research_focus_group", key)
    context = {**_about(group), "sessions": group.sessions.select_related("moderator"), "form": form}
    return render(request, "research/admin/focus_group.html", context, status=422 if form.errors else 200)


@only(keeps_focus_groups)
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, key: UUID) -> HttpResponse:
    """One session, to be corrected."""
    row = access_group_session(request.user, key)
    typed = {name: getattr(row, name) for name in SessionForm.base_fields}
    form = SessionForm(request.POST if request.method == "POST" else None, initial=typed)
    if request.method == "POST" and form.is_valid():
        record.correct_session(session=row, **form.cleaned_data)
        messages.success(request, _("The session is corrected."))
        return redirect("research_focus_group", row.group.key)
    context = {**_about(row.group), "form": form}
    return render(request, "research/admin/session.html", context, status=422 if form.errors else 200)


@only(keeps_focus_groups)
@require_http_methods(["GET", "HEAD", "POST"])
def quotes(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was said, narrowed by state and theme; the form adds a quotation."""
    group = access_focus_group(request.user, key)
    about = _about(group)
    sessions = {str(session.key): session for session in group.sessions.all()}
    form = QuoteForm(
        request.POST if request.method == "POST" else None,
        sessions=focus_groups_board.session_choices(sessions.values()),
        topics=about["topics"],
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        quote = record.record_quote(**{**said, "session": sessions[said["session"]]})
        return redirect("research_quote", quote.key)
    state, theme = request.GET.get("state", ""), request.GET.get("theme", "")
    found = focus_groups_board.quotes_of(group, state=state, theme=theme)
    titles = dict(about["topics"])
    page_obj = Paginator(found, ON_A_PAGE).get_page(request.GET.get("p"))
    page_obj.object_list = [(quote, titles.get(quote.theme, "")) for quote in page_obj.object_list]
    context = {
        **about,
        "form": form if sessions and about["topics"] else None,
        "page_obj": page_obj,
        "state": state,
        "theme": theme,
        "states": Quote.State.choices,
    }
    return render(request, "research/admin/quotes.html", context, status=422 if form.errors else 200)


@only(keeps_focus_groups)
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest, key: UUID) -> HttpResponse:
    """One quotation: what was said, and the words that are shown; the form writes them."""
    row = access_quote(request.user, key)
    form = ShownWordsForm(request.POST if request.method == "POST" else None, quote=row)
    if request.method == "POST" and form.is_valid():
        try:
            words.write_words(quote=row, by=request.user, **form.cleaned_data)
        except RefusedError as error:
            form.add_error("text", error.message)
        else:
            messages.success(request, _("Kept. A second person must approve it."))
            return redirect("research_quote", key)
    about = _about(row.session.group)
    context = {
        **about,
        "quote": row,
        "topic": dict(about["topics"]).get(row.theme, ""),
        "words": row.words.all(),
        "own_key": request.user.key,
        "form": form if row.state != Quote.State.KEPT_BACK else None,
    }
    return render(request, "research/admin/quote.html", context, status=422 if form.errors else 200)


@only(keeps_focus_groups)
@require_POST
def approve(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    row = access_quote(request.user, key)
    get_object_or_404(row.words, language=language)
    try:
        words.approve_words(quote=row, language=language, by=request.user)
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("research_quote", key)


@only(keeps_focus_groups)
@require_POST
def keep_back(request: HttpRequest, key: UUID) -> HttpResponse:
    words.keep_back(quote=access_quote(request.user, key))
    return redirect("research_quote", key)


@only(keeps_focus_groups)
@require_safe
def file(request: HttpRequest, key: UUID, ending: str) -> HttpResponseBase:
    """Approved words alone."""
    group = access_focus_group(request.user, key)
    if ending not in ENDINGS:
        raise Http404
    topics = focus_groups_board.topics_of(focus_groups_board.page_of(group))
    lines = focus_groups_board.table(group, topics)
    return sheet_response("quotations", ending, _("Quotations"), focus_groups_board.headings(), lines)


def _about(group: FocusGroup) -> dict[str, Any]:
    page = focus_groups_board.page_of(group)
    return {
        "group": group,
        "topics": focus_groups_board.topics_of(page),
        "page_title": page.title if page else _("Focus groups"),
        "header_icon": ICON,
    }
