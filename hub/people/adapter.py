"""Ties allauth to the Hub."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Log-in by e-mail; every mail goes out through Django's backend, which is the ledger."""

    def get_login_redirect_url(self, request: Any) -> str:
        """Staff land in the admin, everybody else on their account page."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return "/admin/"
        return "/account/"
