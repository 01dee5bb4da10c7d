"""The moderators' pages of reported conversations: what waits, one of them with its messages, the decision."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.access import access_report, is_moderator, reports_for
from initiatives.emails.letter import title_for_others
from initiatives.errors import RefusedError
from initiatives.forms.talk import HandleForm
from initiatives.queries.talks import other_side
from initiatives.services.handle_report import handle_report
from initiatives.views.parts import language

MOST_HANDLED = 100


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    if not is_moderator(request.user):
        raise Http404
    rows = reports_for(request.user).select_related(
        "organisation", "interest__organisation", "interest__seat__initiative__organisation"
    )
    context = {
        "waiting": [(row, other_side(row.interest, row.organisation)) for row in rows.filter(handled_at=None)],
        "handled": [
            (row, other_side(row.interest, row.organisation))
            for row in rows.filter(handled_at__isnull=False).order_by("-handled_at")[:MOST_HANDLED]
        ],
        "page_title": _("Reported conversations"),
        "header_icon": "warning",
    }
    return render(request, "initiatives/admin/reports.html", context)


def report(request: HttpRequest, key: UUID) -> HttpResponse:
    asked = access_report(request.user, key)
    form = HandleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            handle_report(report=asked, by=request.user, **form.cleaned_data)
        except RefusedError as error:
            messages.error(request, error.message)
            return redirect("initiatives_report", key)
        messages.success(request, _("Decided. Whoever reported it is told."))
        return redirect("initiatives_reports")
    talk, is_open = asked.interest, asked.handled_at is None
    context = {
        "report": asked,
        "other": other_side(talk, asked.organisation),
        "title": title_for_others(talk.seat.initiative, language()),
        "talk": talk if is_open else None,
        "thread": talk.messages.select_related("organisation") if is_open else [],
        "form": form,
        "page_title": _("Reported conversation"),
        "header_icon": "warning",
    }
    return render(request, "initiatives/admin/report.html", context, status=422 if form.errors else 200)
