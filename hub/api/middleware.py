"""What every answer of the API carries: open to all origins without credentials, an ETag, a limit to how many.

It stands before sessions: nobody is logged in here, and no answer depends on a cookie or on the browser's language.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from hub.api.problems import problem
from hub.rate import Limit, network_must_wait

PREFIX = "/api/v1/"
METHODS = "GET, HEAD, OPTIONS"
MINUTE = 60
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Content-Language",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-cache",
}


class ApiMiddleware:
    """Touches nothing but the addresses of the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        response = self._answer(request)
        for name, value in OPEN.items():
            response.headers[name] = value
        response.headers.pop("Vary", None)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": METHODS, **PREFLIGHT})
        if request.method not in {"GET", "HEAD"}:
            refused = problem(405, "The API is read-only.")
            refused.headers["Allow"] = METHODS
            return refused
        seconds = network_must_wait(request, Limit("api", most=settings.HUB_API_A_MINUTE, seconds=MINUTE))
        if seconds:
            waiting = problem(429, f"Too many requests. Try again in {seconds} seconds.")
            waiting.headers["Retry-After"] = str(seconds)
            return waiting
        return self._read(request)

    def _read(self, request: HttpRequest) -> HttpResponse:
        """HEAD is GET without the body; an answer that did not change is not sent again."""
        method, request.method = request.method, "GET"
        response = self.get_response(request)
        request.method = method
        if response.status_code == 200:
            etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            response.headers["ETag"] = etag
            response = get_conditional_response(request, etag=etag, response=response)
        if method == "HEAD":
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response
