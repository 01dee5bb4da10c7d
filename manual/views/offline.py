"""The manual kept on a device: choosing it, what it holds, its pages, and the worker that serves them there."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.look.lens import Lens
from hub.look.navigation import language
from hub.look.page_cache import keep, without_query
from manual import addresses
from manual.forms.offline import CountryForm
from manual.models import Impression
from manual.offline import kept_pages, pack
from manual.offline.kept_pages import NO_COUNTRY, KeptPage

WORKER, FAREWELL = "manual/js/worker.js", "manual/js/farewell.js"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """What would be kept for a country, and how large it is. The form only leads on."""
    form = CountryForm(request.GET if "country" in request.GET else None, initial={"country": Lens.of(request).country})
    country = form.cleaned_data["country"] if form.is_valid() else form.initial["country"]
    offered = pack.pack(language(), country or NO_COUNTRY) if settings.HUB_OFFLINE else None
    context = {
        "form": form,
        "pack": offered,
        "root": addresses.kept_pages(language()),
        "breadcrumbs": [{"label": _("Manual"), "url": addresses.manual(language())}],
    }
    return keep(render(request, "manual/offline/keep.html", context))


@without_query
@require_safe
def manifest(request: HttpRequest, country: str) -> HttpResponse:
    """The files of the pack; 410 where nothing may be kept now: the worker then forgets what it has."""
    if not settings.HUB_OFFLINE or kept_pages.in_force(language()) is None:
        return JsonResponse({"gone": True}, status=410)
    found = pack.pack(language(), country)
    if found is None:
        raise Http404
    return keep(JsonResponse(found.as_json()))


@without_query
@require_safe
def contents(request: HttpRequest, country: str) -> HttpResponse:
    """The first page of a country's pack."""
    page = kept_pages.contents(_impression(), language(), country)
    if page is None:
        raise Http404
    return _answer(page)


@require_safe
def unkept(request: HttpRequest) -> HttpResponse:
    """Where a device shows its contents: one that keeps nothing is led to where it could."""
    return redirect(addresses.offline(language()))


@without_query
@require_safe
def kept(request: HttpRequest, name: str) -> HttpResponse:
    """Any other file of the pack; 410 for a section that may not be shown now."""
    impression = _impression()
    page = kept_pages.common(impression, language()).get(name)
    if page is not None:
        return _answer(page)
    if kept_pages.is_withheld(impression, name.rstrip("/")):
        return render(request, "manual/withheld.html", {"edition": impression.edition}, status=410)
    raise Http404


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps and serves the pack, or one that removes all of it where the Hub offers none."""
    name = WORKER if settings.HUB_OFFLINE else FAREWELL
    answer = HttpResponse(Path(str(finders.find(name))).read_bytes(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _impression() -> Impression:
    found = kept_pages.in_force(language()) if settings.HUB_OFFLINE else None
    if found is None:
        raise Http404
    return found


def _answer(page: KeptPage) -> HttpResponse:
    answer = HttpResponse(page.body, content_type=page.media_type)
    answer.headers["X-Robots-Tag"] = "noindex"
    return keep(answer)
