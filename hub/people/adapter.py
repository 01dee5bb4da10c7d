"""Ties allauth to the Hub."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from hub.people import groups
from hub.people.language import remember_language
from hub.people.models.user import User


class AccountAdapter(DefaultAccountAdapter):
    """Log-in by e-mail; every mail goes out through Django's backend, which is the ledger."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff land in the admin, everybody else on their account page."""
        return "/admin/" if groups.is_staff(request.user) else "/account/"

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        return remember_language(super().post_login(request, user, **kwargs), user)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Who signs up is written to in the language in which they signed up."""
        user.preferred_language = request.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)
