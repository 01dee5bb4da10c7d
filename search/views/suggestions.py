"""What the field of the search proposes while somebody types; the page works without it."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.rate import too_often
from search.queries.suggestions import is_beginning, suggest

MOST_A_DAY = 20_000
"""For a network of an office with hundreds of people."""


@require_safe
def suggestions(request: HttpRequest, prefix: str) -> HttpResponse:
    """Titles and terms with a word that begins so, for this reader, as JSON: `whole`, `lines` of `title url kind`.

    404 for what are not two to four small letters, 429 for a network that asked too often today.
    """
    if not is_beginning(prefix):
        raise Http404
    if too_often(request, purpose="suggestions", most_a_day=MOST_A_DAY):
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    found = suggest(prefix, language(), Reader.of(request))
    lines = [{"title": line.title, "url": line.url, "kind": line.kind} for line in found.lines]
    response = JsonResponse({"whole": found.whole, "lines": lines})
    response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    patch_vary_headers(response, ("Cookie",))
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
