"""What every view of this room needs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


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


def takes_part(request: HttpRequest) -> bool:
    """Whether the page shows the partner's own links."""
    return request.user.is_authenticated
