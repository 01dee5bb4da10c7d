"""The digest board: what waits, when it goes, and what became of it."""

from typing import Any
from uuid import uuid4

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dissemination.digest_forms import FindForm
from dissemination.models import DigestRun
from dissemination.models.subscription import Cadence
from dissemination.permissions import may_name_subscribers, may_see_digests, may_steer_digests
from dissemination.queries.digest_board import entries_waiting, items_waiting, people_waiting, turns
from dissemination.queries.digest_runs import STATES, figures, figures_at_once, messages_of
from dissemination.queries.lines import closed
from dissemination.sources import SOURCES
from dissemination.views.head import head
from hub.people.mailbox import masked
from hub.people.reader import Reader

ROWS = 50
SHORT = 20
DIGITS = 18
"""Of the longest number that is surely an id."""


@require_safe
def show_board(request: HttpRequest) -> HttpResponse:
    _allow(request)
    return board(request, FindForm(by_address=may_name_subscribers(request.user)))


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """An address is posted, never part of a URL."""
    _allow(request)
    form = FindForm(request.POST, by_address=may_name_subscribers(request.user))
    if form.is_valid():
        return redirect("dissemination_digest_person", form.cleaned_data["who"].key)
    return board(request, form)


def board(request: HttpRequest, form: FindForm) -> HttpResponse:
    runs = Paginator(DigestRun.objects.order_by("-pk"), SHORT).get_page(request.GET.get("p"))
    counted = figures(list(runs))
    items = Paginator(items_waiting(), SHORT).get_page(request.GET.get("items"))
    context = {
        "turns": turns(),
        "items": items,
        "closed": closed(items, Reader.of(request)),
        "item_rows": [(item, SOURCES[item.kind].label) for item in items],
        "page": runs,
        "runs": [(run, counted[run.pk]) for run in runs],
        "at_once": figures_at_once(),
        "form": form,
        "nonce": uuid4(),
        "may_steer": may_steer_digests(request.user),
        **head(_("Digests"), icon="mail"),
    }
    return render(request, "dissemination/digests/board.html", context, status=400 if form.errors else 200)


@require_safe
def list_entries(request: HttpRequest) -> HttpResponse:
    _allow(request)
    cadence, language = _asked(request)
    asked = request.GET.get("item", "")
    item = int(asked) if asked.isdecimal() and len(asked) <= DIGITS else None
    rows = entries_waiting(cadence=cadence, language=language, item=item)
    page = _page(request, rows)
    return _list(request, "entries", page, cadence, language, head(_("What waits"), _("Digests")))


@require_safe
def list_people(request: HttpRequest) -> HttpResponse:
    _allow(request)
    cadence, language = _asked(request)
    rows = people_waiting(cadence=cadence, language=language)
    return _list(request, "people", _page(request, rows), cadence, language, head(_("Who waits"), _("Digests")))


@require_safe
def show_run(request: HttpRequest, run: int) -> HttpResponse:
    _allow(request)
    found = get_object_or_404(DigestRun, pk=run)
    counted = figures([found])[found.pk]
    return _messages(request, found, counted, head(found.period_key, str(Cadence(found.cadence).label)))


@require_safe
def show_at_once(request: HttpRequest) -> HttpResponse:
    _allow(request)
    return _messages(request, None, figures_at_once(), head(_("At once, in the last seven days"), _("Digests")))


def _messages(request: HttpRequest, run: DigestRun | None, counted: Any, titles: dict[str, str]) -> HttpResponse:
    figure = request.GET.get("figure", "")
    page = _page(request, messages_of(run, figure))
    context = {
        "run": run,
        "figures": counted,
        "figure": figure if figure in STATES else "",
        "page": page,
        "rows": [(one, one.recipient.partition(":")[2], masked(one.to_address)) for one in page],
        "shows_names": may_name_subscribers(request.user),
        **titles,
    }
    return render(request, "dissemination/digests/run.html", context)


def _list(
    request: HttpRequest, name: str, page: Page[Any], cadence: str, language: str, titles: dict[str, str]
) -> HttpResponse:
    context = {
        "page": page,
        "closed": closed([row.event for row in page], Reader.of(request)) if name == "entries" else set(),
        "cadence": Cadence(cadence).label if cadence else "",
        "language": language,
        "shows_names": may_name_subscribers(request.user),
        **titles,
    }
    return render(request, f"dissemination/digests/{name}.html", context)


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, ROWS).get_page(request.GET.get("p"))


def _asked(request: HttpRequest) -> tuple[str, str]:
    """Cadence and language of the number that was pressed; what is none of ours is not heeded."""
    cadence = request.GET.get("cadence", "")
    return cadence if cadence in Cadence.values else "", request.GET.get("language", "")


def _allow(request: HttpRequest) -> None:
    if not may_see_digests(request.user):
        raise Http404
