"""The menu's way to the national annexes."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from manual import desks


class AnnexesMenuItem(MenuItem):
    """Shown to editors, country desks and auditors."""

    def is_shown(self, request: Any) -> bool:
        return desks.may_see_annexes(request.user)


@hooks.register("register_admin_menu_item")
def register_annexes() -> MenuItem:
    return AnnexesMenuItem(
        _("National annexes"), reverse("manual_admin:annexes"), name="annexes", icon_name="site", order=245
    )
