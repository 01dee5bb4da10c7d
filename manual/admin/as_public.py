"""“View as the public”: a chapter or section as an anonymous reader sees it, or would see its newest draft."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from manual import permissions
from manual.models import ChapterPage, SectionPage
from manual.queries import public_view


@require_safe
def as_public(request: HttpRequest, page_id: int) -> HttpResponse:
    """With `?draft=1` the newest draft; neither what is for practitioners nor what only staff see is in either."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id).specific
    if not isinstance(page, ChapterPage | SectionPage) or not _may_see(request, page):
        raise Http404
    draft = request.GET.get("draft") == "1"
    shown = public_view.draft(page) if draft else public_view.live(page)
    if shown is None:
        context = {"page_title": _("As the public"), "page_subtitle": page.title, "header_icon": "view", "page": page}
        return render(request, "manual/admin/not_public.html", {**context, "draft": draft})
    with translation.override(page.locale.language_code):
        answer = shown.serve(_as_anonymous(request))
        answer.context_data.update({"as_public": page, "as_public_draft": draft})
        answer.render()
    return HttpResponse(answer.content, headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"})


def _as_anonymous(request: HttpRequest) -> HttpRequest:
    """The same visit without the person: no session, no cookie, no lens."""
    asked: Any = HttpRequest()
    asked.method = "GET"
    asked.META = {name: value for name, value in request.META.items() if name != "HTTP_COOKIE"}
    asked.path = asked.path_info = request.path
    asked.user = AnonymousUser()
    asked.LANGUAGE_CODE = translation.get_language()
    return asked


def _may_see(request: HttpRequest, page: Page) -> bool:
    return permissions.may_see_care(request.user) or page.permissions_for_user(request.user).can_edit()
