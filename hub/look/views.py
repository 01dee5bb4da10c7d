"""Pages that belong to the look itself: errors, and the components on one page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.look.specimens import specimens


def components(request: HttpRequest) -> HttpResponse:
    """Every component in its states, for those who build with them and for the tests that look at them."""
    if not (settings.DEBUG or settings.HUB_DEMO):
        raise Http404
    return render(request, "hub/pages/components.html", specimens())
