"""Which paragraphs a waiting text changes, and how much each change matters."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.models import Page

from manual import permissions
from manual.admin.forms import StatementsForm
from manual.models import ChapterPage, SectionPage
from manual.queries import statements
from manual.services.state_changes import state_changes


def changes(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id).specific
    if not isinstance(page, ChapterPage | SectionPage) or not permissions.may_state_changes(request.user, page):
        raise Http404
    form = StatementsForm(request.POST if request.method == "POST" else None, rows=statements.changed(page))
    if request.method == "POST" and form.is_valid():
        state_changes(page=page, said=form.said(), because=form.because(), by=request.user)
        messages.success(request, _("Saved. It goes with the text when a second person approves it."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    context = {"page_title": _("What changed"), "page_subtitle": page.title, "header_icon": "history", "form": form}
    return render(request, "manual/admin/changes.html", {**context, "page": page})
