"""Pages that belong to the look itself: errors, and the components on one page."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import get_language_from_request

from hub.look import lost
from hub.look.navigation import prefix_of
from hub.look.specimens import specimens

DATA = {"json": "application/problem+json", "plain": "text/plain; charset=utf-8"}
PLAIN_ENDINGS = (
    ".txt",
    ".xml",
    ".atom",
    ".ics",
    ".csv",
    ".js",
    ".css",
    ".svg",
    ".png",
    ".webp",
    ".pdf",
    ".epub",
)


def components(request: HttpRequest) -> HttpResponse:
    """Every component in its states, for those who build with them and for the tests that look at them."""
    if not (settings.DEBUG or settings.HUB_DEMO):
        raise Http404
    return render(request, "hub/pages/components.html", specimens())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is here, or nothing for this person: the two look the same."""
    shape = _shape(request)
    if shape == "html":
        spoken = _language(request)
        with translation.override(spoken):
            context = {"languages": [], "query": lost.words_of(request.path, spoken)}
            return render(request, "hub/errors/404.html", context, status=404)
    return _data(shape, 404, "Not Found")


forbidden = not_found


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    shape = _shape(request)
    if shape == "html":
        return _bare(request, "hub/errors/400.html", 400)
    return _data(shape, 400, "Bad Request")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form lay open too long, or cookies are off: say what to do."""
    return _bare(request, "hub/errors/form_expired.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor the session: either may be what failed."""
    shape = _shape(request)
    if shape == "html":
        return _bare(request, "hub/errors/500.html", 500)
    return _data(shape, 500, "Internal Server Error")


def _bare(request: HttpRequest, template: str, status: int) -> HttpResponse:
    with translation.override(_language(request)):
        return HttpResponse(get_template(template).render({"languages": []}), status=status)


def _data(shape: str, status: int, title: str) -> HttpResponse:
    body = json.dumps({"type": "about:blank", "title": title, "status": status}) if shape == "json" else f"{title}\n"
    return HttpResponse(body, status=status, content_type=DATA[shape])


def _shape(request: HttpRequest) -> str:
    """Machine addresses answer in their own format, whatever the address below them."""
    path = request.path
    if path.startswith("/api/") or path.endswith(".json"):
        return "json"
    if path.endswith(PLAIN_ENDINGS) or path.startswith(("/static/", "/media/", "/livez", "/readyz")):
        return "plain"
    return "html"


def _language(request: HttpRequest) -> str:
    return prefix_of(request.path) or get_language_from_request(request)
