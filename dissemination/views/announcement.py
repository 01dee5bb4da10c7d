"""Who will hear of a page, whether they shall, and how many got what was announced of it before."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from dissemination.digest_forms import AnnounceForm
from dissemination.models.subscription import Cadence
from dissemination.periods import latest
from dissemination.permissions import may_see_digests
from dissemination.queries.hearers import hearers, source_of, told_of
from dissemination.views.head import head
from hub.publishing.models.publication import AnnouncementStatement
from hub.publishing.services.state_announcement import may_state_announcement, state_announcement


@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id).specific
    source = source_of(page)
    if source is None or not may_state_announcement(page=page, by=request.user):
        raise Http404
    told = told_of(page, source)
    form = AnnounceForm(request.POST if request.method == "POST" else None, initial=_said(page))
    if request.method == "POST" and form.is_valid():
        state_announcement(page=page, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. It goes with the text when a second person approves it."))
        return redirect("dissemination_announcement", page_id)
    rows = hearers(page, source)
    public_at = max(page.get_latest_revision_as_object().go_live_at or timezone.now(), timezone.now())
    context = {
        "page": page,
        "form": form,
        "rows": [(one, _goes_at(one.cadence, public_at)) for one in rows],
        "now": sum(one.now for one in rows),
        "later": sum(one.later for one in rows),
        "told": told,
        "sees_board": may_see_digests(request.user),
        **head(_("Who hears of this"), page.get_admin_display_title()),
    }
    return render(request, "dissemination/digests/announcement.html", context, status=400 if form.errors else 200)


def _said(page: Page) -> dict[str, object]:
    rows = AnnouncementStatement.objects.filter(page_key=page.translation_key, language=page.locale.language_code)
    found = rows.first() or AnnouncementStatement()
    return {"announce": found.announce, "note": found.note}


def _goes_at(cadence: Cadence, public_at: datetime) -> datetime | None:
    """If it is published at `public_at`; None: at once."""
    return None if cadence == Cadence.IMMEDIATE else latest(cadence, public_at).after.due_at
