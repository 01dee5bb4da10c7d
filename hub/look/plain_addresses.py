"""An address with a NUL in it asks for nothing that exists: PostgreSQL and file systems have no such character."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse


class PlainAddressMiddleware:
    """Answers 404 before any view hands the character on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path_info or "\x00" in query or "%00" in query:
            raise Http404
        return self.get_response(request)
