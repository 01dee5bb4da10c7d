"""What pages of the admin begin with: their head, and the countries of which they may tell."""

from django.http import Http404, HttpRequest

from dissemination.permissions import countries_of, may_see


def head(title: str, subtitle: str = "", icon: str = "mail") -> dict[str, str]:
    return {"page_title": title, "page_subtitle": subtitle, "header_icon": icon}


def seen_countries(request: HttpRequest) -> frozenset[str] | None:
    """None: all. Raises Http404 for who may see nothing."""
    if not may_see(request.user):
        raise Http404
    return countries_of(request.user)
