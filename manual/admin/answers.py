"""How the screens answer: nothing for whom it is not, and what a service refuses in its own words."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest


def done(request: HttpRequest, word: str, service: Callable[..., Any], **arguments: Any) -> bool:
    """Whether the service did it, which `word` says where there is one; what it refused is told in its own words."""
    try:
        service(**arguments)
    except ValidationError as error:
        refused(request, error)
        return False
    if word:
        messages.success(request, word)
    return True


def refused(request: HttpRequest, error: ValidationError) -> None:
    for message in error.messages:
        messages.error(request, message)


def allow(allowed: bool) -> None:
    if not allowed:
        raise Http404
