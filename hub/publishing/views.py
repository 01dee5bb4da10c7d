"""Uploaded files have no address of their own: they come through these views, to those who may read their text."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.documents.views.serve import serve
from wagtail.models import Page

from hub.people.reader import Reader
from hub.publishing.files import may_fetch
from hub.publishing.models.media import HubDocument, HubImage, HubRendition
from hub.publishing.services.take_down import may_take_down, take_down


@require_safe
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponse:
    found = get_object_or_404(HubDocument, pk=document_id)
    if not may_fetch(found, Reader.of(request)):
        raise Http404
    return _kept_private(serve(request, document_id, filename))


@require_safe
def image(request: HttpRequest, path: str) -> HttpResponse:
    """A rendition by the path of its file, or an original for those who work on it."""
    reader = Reader.of(request)
    rendition = HubRendition.objects.select_related("image").filter(file=path).first()
    if rendition is not None and may_fetch(rendition.image, reader):
        return _kept_private(FileResponse(rendition.file.open()))
    original = HubImage.objects.filter(file=path).first() if reader.writer else None
    if original is None:
        raise Http404
    return _kept_private(FileResponse(original.file.open()))


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Stands before addresses of Wagtail that would publish past the publishing service."""
    raise Http404


@require_http_methods(["GET", "POST"])
def take_page_down(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    if not may_take_down(page=page, by=request.user):
        raise Http404
    if request.method == "GET":
        return render(request, "hub/publishing/admin/take_down.html", {"page": page})
    gone = take_down(page=page, by=request.user)
    said = ngettext("%(count)s page is no longer public.", "%(count)s pages are no longer public.", gone)
    messages.success(request, said % {"count": gone})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _kept_private(response: Any) -> Any:
    """No shared cache keeps what the next person may not have."""
    response.headers.pop("Cache-Control", None)
    patch_cache_control(response, private=True, max_age=300)
    return response
