"""The desk as a page, and what a person typed into it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hub.people.reader import Reader
from translation import rights
from translation.models import PageTranslation
from translation.queries.desk import Typed
from translation.queries.desk import desk as query
from translation.queries.gate import waits_for
from translation.queries.holding import holding
from translation.queries.suggest import machine_standing
from translation.words import STALE, STATES

ONLY_WORK = "work"


def show(request: HttpRequest, row: PageTranslation, typed: Typed | None = None, *, status: int = 200) -> HttpResponse:
    """The desk; `typed` is put back into its fields."""
    only_work = request.GET.get("show") == ONLY_WORK
    found = query(row=row, user=request.user, reader=Reader.of(request), typed=typed or Typed(), only_work=only_work)
    standing = found.standing
    may_translate = rights.may(request.user, rights.Action.TRANSLATE, row.language)
    context = {
        "page_title": found.page.get_admin_display_title(),
        "page_subtitle": found.page.locale.get_display_name(),
        "header_icon": "globe",
        "row": row,
        "desk": found,
        "only_work": only_work,
        "address": _address(row),
        "here": _address(row, only_work=only_work),
        "words": STALE[standing.kind] if standing.kind else STATES[standing.state],
        "holding": holding(row=row, user=request.user),
        "waits_for": waits_for(row, found.page) if row.unopened_revision_id else [],
        "machine": machine_standing(row, user=request.user),
        "may_translate": may_translate and row.is_open,
        "may_take_back": may_translate and not row.is_open,
        "may_review": rights.may(request.user, rights.Action.REVIEW, row.language) and not row.is_open,
    }
    return render(request, "translation/admin/desk.html", context, status=status)


def typed_in(request: HttpRequest) -> Typed:
    """Everything in the form that a person may have written."""
    return Typed(
        texts=_named(request, "text-"),
        seen=_named(request, "seen-"),
        comments=_named(request, "comment-"),
        whys={key: why for key, why in _named(request, "why-").items() if f"meant-{key}" in request.POST},
        answers=_named(request, "answer-"),
    )


def back_to_desk(request: HttpRequest, row: PageTranslation) -> HttpResponse:
    """To the desk as it was looked at: with its filter."""
    return redirect(_address(row, only_work=request.GET.get("show") == ONLY_WORK))


def _address(row: PageTranslation, *, only_work: bool = False) -> str:
    address = reverse("translation:desk", args=[row.language, row.page_key])
    return f"{address}?show={ONLY_WORK}" if only_work else address


def _named(request: HttpRequest, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): str(text) for name, text in request.POST.items() if name.startswith(prefix)}
