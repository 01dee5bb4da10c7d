"""A board opens to whoever has its right; to others it looks as if it did not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def only(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """A view for those of whom `may` is true."""

    def door(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return checked

    return door
