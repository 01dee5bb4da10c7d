"""What every view of this room needs."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.look.lens import Lens
from hub.models import Country, Organisation
from initiatives.access import access_organisation, organisations_of


def language() -> str:
    return get_language() or "en"


def private(view: Any) -> Any:
    """For people who are logged in; no cache keeps the answer."""
    return never_cache(login_required(view))


def crumbs(*, mine: bool = False) -> list[dict[str, str]]:
    """The way back to the start of this room."""
    way = [{"label": _("Find a Partner"), "url": reverse("partners")}]
    if mine:
        way.append({"label": _("My initiatives"), "url": reverse("partners_mine")})
    return way


def number(text: str | None) -> int:
    """A version that a form names; 0, which none has, where it names none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def uuid_of(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def chosen_organisation(request: HttpRequest, own: Sequence[Organisation]) -> Organisation | None:
    """The one of `own` that the form names, or the only one; somebody else's is not found."""
    key = uuid_of(request.POST.get("organisation"))
    if key:
        return access_organisation(request.user, key)
    return own[0] if len(own) == 1 else None


def reader_zone(request: HttpRequest) -> str:
    """The time zone of the country that the reader chose, else of their organisation's, else nothing."""
    code = Lens.of(request).country
    if not code and request.user.is_authenticated:
        code = organisations_of(request.user).values_list("country_id", flat=True).first() or ""
    return Country.objects.filter(pk=code).values_list("time_zone", flat=True).first() or "" if code else ""


def takes_part(request: HttpRequest) -> bool:
    """Whether the page shows the partner's own links."""
    return request.user.is_authenticated
