"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """`site_languages` (code, own name), `neutral_exit` (address of the quick exit), `demo` (sample machine)."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    exits = settings.HUB_NEUTRAL_EXIT
    return {
        "site_languages": settings.LANGUAGES,
        "neutral_exit": exits.get(language, exits[settings.LANGUAGE_CODE]),
        "demo": settings.HUB_DEMO,
    }
