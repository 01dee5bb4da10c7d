"""Hooks of the admin: register and delegate."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from translation import rights
from translation.admin_urls import urlpatterns
from translation.my_work_panel import MyWorkPanel
from translation.unclear_panel import UnclearPanel

STOCK_ACTIONS = ("localize-convert-to-alias", "localize-restart-translation")


@hooks.register("before_edit_page", order=-100)
def refuse_stock_publication(request: HttpRequest, page: Page) -> None:
    """The stock translation editor publishes past review, for whoever may publish: for nobody."""
    if request.method != "POST":
        return
    if request.POST.get("action") == "publish" or any(name in request.POST for name in STOCK_ACTIONS):
        raise PermissionDenied(_("A translation is published by the approval of a second person."))


@hooks.register("register_admin_urls", order=-100)
def register_addresses() -> list[URLPattern | URLResolver]:
    return urlpatterns


class TranslationsMenuItem(MenuItem):
    """Shown to everybody who may open the board."""

    def is_shown(self, request: Any) -> bool:
        return rights.sees_boards(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return TranslationsMenuItem(
        gettext_lazy("Translations"), reverse("translation:board"), name="translations", icon_name="globe", order=250
    )


@hooks.register("construct_homepage_panels")
def say_what_is_unclear(request: HttpRequest, panels: list[Any]) -> None:
    if rights.answers_for_source(request.user):
        panels.append(UnclearPanel())


@hooks.register("construct_homepage_panels")
def say_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    if rights.sees_boards(request.user):
        panels.append(MyWorkPanel())
