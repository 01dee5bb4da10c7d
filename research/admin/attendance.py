"""Who was there, and their certificates."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hub.look.navigation import language
from research.access import access_training
from research.errors import RefusedError
from research.models import Place
from research.queries import board
from research.services.training.say_who_came import say_who_came


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_training(request.user, key)
    if request.method == "POST":
        try:
            came = say_who_came(training=training, present=_keys(request.POST.getlist("present")))
        except RefusedError as error:
            messages.error(request, error.message)
        else:
            said = ngettext("Kept: %(number)s person was there.", "Kept: %(number)s people were there.", came)
            messages.success(request, said % {"number": came})
        return redirect("research_attendance", key)
    rows = list(board.registrations(training, Place.SEATED))
    certified = {row.pk for row in rows if hasattr(row, "certificate")}
    context = {
        "training": training,
        "title": board.titles_of([training.page_key], language()).get(training.page_key, ""),
        "rows": [(row, getattr(row, "certificate", None)) for row in rows],
        "may_say": training.has_begun and training.cancelled_at is None and len(certified) < len(rows),
        "may_issue": any(row.attended and row.pk not in certified and row.forgotten_at is None for row in rows),
        "page_title": _("Who was there"),
        "header_icon": "tick",
    }
    return render(request, "research/admin/attendance.html", context)


def _keys(typed: list[str]) -> set[UUID]:
    """What is no key is nobody's."""
    found = set()
    for one in typed:
        try:
            found.add(UUID(one))
        except ValueError:
            continue
    return found
