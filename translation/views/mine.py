"""What a person has in hand and what waits for them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from translation import rights
from translation.queries.my_work import SHOWN, my_work
from translation.words import STATES


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not rights.sees_boards(user):
        raise Http404
    context = {
        "page_title": _("My work"),
        "header_icon": "globe",
        "work": my_work(user),
        "limit": SHOWN,
        "states": STATES.items(),
    }
    return render(request, "translation/admin/my_work.html", context)
