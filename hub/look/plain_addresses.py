"""An address with a NUL in it: PostgreSQL and file systems have no such character."""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

NUL = re.compile("\x00|%00")


class PlainAddressMiddleware:
    """No view hands it on: nothing stands at a path with one, and a query is read as if it were not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        while NUL.search(request.META.get("QUERY_STRING", "")):
            request.META["QUERY_STRING"] = NUL.sub("", request.META["QUERY_STRING"])
        return self.get_response(request)
