"""Uploading files of other translation tools, and choosing what to take over of them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hub.people.reader import Reader
from translation import rights
from translation.exchange.unit import Unreadable
from translation.forms import UploadForm
from translation.models import ImportBatch
from translation.queries.imports import lines_of, own_batches, pages_of
from translation.services.choose_import import choose, take_over
from translation.services.stage_import import stage_import

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def show(request: HttpRequest, language: str) -> HttpResponse:
    """The upload form, and what the person has uploaded before."""
    _require(request, language)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            staged = stage_import(
                name=file.name, data=file.read(), language=language, by=request.user, reader=Reader.of(request)
            )
        except (Unreadable, rights.Refused) as error:
            form.add_error("file", str(error))
        else:
            return redirect("translation:import", language, staged.key)
    context = {"form": form, "batches": own_batches(request.user, language)[:20], **_head(language)}
    return render(request, "translation/admin/imports.html", context, status=422 if form.errors else 200)


@both
def batch(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One upload: its pages, with how many texts of each are new, changed, in conflict or refused."""
    found = _find(request, language, key)
    if request.method == "POST":
        try:
            count = take_over(batch=found, by=request.user, only_new="new" in request.POST)
        except rights.Refused as refusal:
            messages.error(request, str(refusal))
        else:
            text = ngettext("%(count)d text is taken over.", "%(count)d texts are taken over.", count)
            messages.success(request, text % {"count": count})
        return redirect("translation:import", language, key)
    pages = pages_of(found)
    context = {
        "batch": found,
        "pages": pages,
        "taken": sum(page.taken for page in pages),
        "done": sum(page.saved + page.failed for page in pages),
        "failed": sum(page.failed for page in pages),
        "is_running": found.state == ImportBatch.State.APPLYING,
        **_head(language, found.name),
    }
    return render(request, "translation/admin/import.html", context)


@both
def page(request: HttpRequest, language: str, key: str, page_key: UUID) -> HttpResponse:
    """The texts of one page of an upload, to choose from."""
    found = _find(request, language, key)
    if str(page_key) not in found.pages:
        raise Http404
    if request.method == "POST":
        taken = [int(value) for value in request.POST.getlist("take") if value.isdecimal()]
        try:
            choose(batch=found, page_key=page_key, taken=taken, by=request.user)
        except rights.Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your choice is kept."))
        return redirect("translation:import", language, key)
    context = {
        "batch": found,
        "page_key": page_key,
        "lines": lines_of(found, page_key),
        "notes": found.pages[str(page_key)]["notes"],
        "is_running": found.state == ImportBatch.State.APPLYING,
        **_head(language, found.pages[str(page_key)]["title"]),
    }
    return render(request, "translation/admin/import_page.html", context)


def _require(request: HttpRequest, language: str) -> None:
    if not rights.may(request.user, rights.Action.TRANSLATE, language):
        raise Http404


def _find(request: HttpRequest, language: str, key: str) -> ImportBatch:
    """An upload of the person's own; that of somebody else looks like none."""
    _require(request, language)
    return get_object_or_404(own_batches(request.user, language), key=key)


def _head(language: str, title: str = "") -> dict[str, str]:
    name = dict(settings.LANGUAGES)[language]
    return {
        "page_title": title or _("Import translations"),
        "page_subtitle": name,
        "header_icon": "upload",
        "language": language,
        "language_name": name,
    }
