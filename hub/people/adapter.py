"""Ties allauth to the Hub."""

from typing import Any
from urllib.parse import urljoin, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hub.people import groups
from hub.people.language import remember_language
from hub.people.models.user import User


class AccountAdapter(DefaultAccountAdapter):
    """Log-in by e-mail; every mail goes out through Django's backend, which is the ledger."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links and name in a mail are the Hub's own, whatever host the request claims to have come to."""
        own = {name: _at_home(value) for name, value in context.items() if name.endswith("_url")}
        site = {"domain": urlsplit(settings.HUB_PUBLIC_URL).netloc, "name": settings.WAGTAIL_SITE_NAME}
        super().send_mail(template_prefix, email, {**context, **own, "current_site": site})

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff land in the admin, everybody else on their account page."""
        return "/admin/" if groups.is_staff(request.user) else "/account/"

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        return remember_language(super().post_login(request, user, **kwargs), user)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Who signs up is written to in the language in which they signed up."""
        user.preferred_language = request.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)


def _at_home(url: str) -> str:
    """The same address below the Hub's public one."""
    return urljoin(settings.HUB_PUBLIC_URL, urlsplit(url)._replace(scheme="", netloc="").geturl())
