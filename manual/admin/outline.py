"""The outline of the whole manual, and one section in it. No rule stands here."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from hub.people.groups import target_languages
from manual import permissions
from manual.admin.answers import allow, done, refused
from manual.admin.forms import ReasonForm
from manual.models import ChapterPage, CitableNumber, SectionPage
from manual.queries import arrangement, arranging
from manual.services import arrange
from manual.services.restore_paragraph import restore_paragraph
from manual.services.tombstones import name_successor

ICON = "list-ul"


def outline(request: HttpRequest) -> HttpResponse:
    """Every chapter and section with its states, and the moves that wait for a second person."""
    allow(permissions.may_see_outline(request.user))
    proposals = arranging.proposals()
    context = {
        "page_title": _("Outline of the manual"),
        "header_icon": ICON,
        "lines": arrangement.lines(),
        "languages": target_languages(),
        "proposals": [(one, permissions.may_approve_move(request.user, one.move)) for one in proposals],
        "reason_form": ReasonForm(),
        "may_arrange": permissions.may_arrange(request.user),
    }
    return render(request, "manual/admin/outline.html", context)


def section(request: HttpRequest, page_id: int) -> HttpResponse:
    """One section: its paragraphs and tombstones, and what can be done with them."""
    allow(permissions.may_see_outline(request.user))
    return show_section(request, get_object_or_404(SectionPage, pk=page_id))


@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """One step up or down, or beside another page (dragged): the same POST with and without script."""
    allow(permissions.may_arrange(request.user))
    if "page" in request.POST:
        page, beside = _page(request.POST["page"]), _page(request.POST.get("beside", ""))
        done(
            request,
            "",
            arrange.place,
            page=page,
            beside=beside,
            before=request.POST.get("side") == "before",
            by=request.user,
        )
    else:
        up = "up" in request.POST
        page = _page(request.POST.get("up" if up else "down", ""))
        done(request, "", arrange.step, page=page, up=up, by=request.user)
    return _back_to(page.pk)


@require_POST
def chapter(request: HttpRequest, page_id: int) -> HttpResponse:
    """Put the section at the end of another chapter."""
    allow(permissions.may_arrange(request.user))
    page = get_object_or_404(SectionPage, pk=page_id)
    found = get_object_or_404(ChapterPage, pk=_number(request.POST.get("chapter", "")), locale=page.locale)
    done(request, "", arrange.to_chapter, section=page, chapter=found, by=request.user)
    return _back_to(page.pk)


@require_POST
def successor(request: HttpRequest, page_id: int) -> HttpResponse:
    """Name the number that stands in the place of a removed one."""
    allow(permissions.may_arrange(request.user))
    page = get_object_or_404(SectionPage, pk=page_id)
    number, given = _tombstone(page, request), request.POST.get("successor", "").strip()
    try:
        name_successor(number=number, successor=given, by=request.user)
    except ValidationError as error:
        if "successor" in getattr(error, "error_dict", {}):
            return show_section(request, page, wrong={number: (given, error.messages)})
        refused(request, error)
    else:
        messages.success(request, _("Saved."))
    return redirect("manual_admin:outline_section", page.pk)


@require_POST
def restore(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a removed paragraph back in, as a draft that is submitted like any other."""
    allow(permissions.may_arrange(request.user))
    page = get_object_or_404(SectionPage, pk=page_id)
    word = _("The paragraph is back in the draft. Read it and submit the section.")
    if done(request, word, restore_paragraph, number=_tombstone(page, request), by=request.user):
        return redirect("wagtailadmin_pages:edit", page.pk)
    return redirect("manual_admin:outline_section", page.pk)


def show_section(
    request: HttpRequest, page: SectionPage, *, wrong: dict[str, tuple[str, list[str]]] | None = None
) -> HttpResponse:
    wrong = wrong or {}
    number = CitableNumber.objects.filter(page_key=page.translation_key, block_id="").first()
    context = {
        "page_title": _("Outline"),
        "page_subtitle": f"{number or ''} {page.title}".strip(),
        "header_icon": ICON,
        "page": page,
        "paragraphs": arranging.paragraphs(page) if page.live else [],
        "tombstones": [(row, *wrong.get(row.number, (row.successor, []))) for row in arranging.tombstones(page)],
        "chapters": arranging.chapters_for(page),
        "may_arrange": permissions.may_arrange(request.user),
    }
    return render(request, "manual/admin/outline_section.html", context)


def _page(given: str) -> Page:
    """A chapter or section of the source."""
    return get_object_or_404(arrangement.pages(), pk=_number(given))


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0


def _tombstone(page: SectionPage, request: HttpRequest) -> str:
    """The removed number of this page that was sent; empty for anything else, which the services refuse."""
    given = request.POST.get("number", "")
    return given if given in {row.number for row in arranging.tombstones(page)} else ""


def _back_to(page_id: int) -> HttpResponseRedirect:
    return redirect(f"{reverse('manual_admin:outline')}#line-{page_id}")
