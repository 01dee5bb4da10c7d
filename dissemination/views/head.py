"""What pages of the admin have in common: their head, and of which countries they may tell."""

from django.http import Http404, HttpRequest

from dissemination.permissions import countries_of, may_see
from dissemination.queries.cases import count_cases


def head(title: str, subtitle: str = "", icon: str = "mail") -> dict[str, str]:
    return {"page_title": title, "page_subtitle": subtitle, "header_icon": icon}


def seen_countries(request: HttpRequest) -> frozenset[str] | None:
    """None: all. Raises Http404 for who may see nothing."""
    if not may_see(request.user):
        raise Http404
    return countries_of(request.user)


def open_cases(request: HttpRequest) -> int:
    """How many wait, of the countries that the reader sees. Asked once a request: the menu of each page tells it."""
    count: int | None = getattr(request, "_open_cases", None)
    if count is None:
        count = count_cases(countries_of(request.user))
        request._open_cases = count  # type: ignore[attr-defined]  # kept for this request alone
    return count
