"""The door to the admin: for staff alone, and outside the demo only after the second factor."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hub.people import groups

ACCOUNT = "/account/"
ADMIN = "/admin/"


def is_missing(request: HttpRequest) -> bool:
    """Whether the person behind `request` is staff whose session has not shown a second factor."""
    if not settings.HUB_STAFF_MFA_REQUIRED or not groups.is_staff(request.user):
        return False
    return not any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def _is_stranger(request: HttpRequest) -> bool:
    """Whether somebody is logged in who has no part in the admin: to partners and practitioners it does not exist."""
    return bool(request.user.is_authenticated and not groups.is_staff(request.user))


class StaffDoorMiddleware:
    """Leads staff to set the second factor up, or to show it, before any page but those of the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and request.path.startswith(ADMIN) and _is_stranger(request):
            raise Http404
        if has_session and not request.path.startswith(ACCOUNT) and is_missing(request):
            return HttpResponseRedirect(self._way(request))
        return self.get_response(request)

    def _way(self, request: HttpRequest) -> str:
        has_device = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists()
        if not has_device:
            return reverse("mfa_activate_totp")
        target = request.get_full_path() if request.method == "GET" else reverse("people_account")
        return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': target})}"
