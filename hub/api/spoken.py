"""The language of an answer: named in the address, never guessed from a browser."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _known(language: str) -> str:
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(dict(settings.LANGUAGES))
        raise PydanticCustomError("language", "Should be one of {known}", {"known": known})
    return language


Language = Annotated[str, AfterValidator(_known)]
"""A language of the Hub by its code; any other is refused with the codes that there are."""


def in_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Words that the code looks up are in the language that was asked for, too."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("language", "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response

    return spoken
