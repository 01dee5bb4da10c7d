"""Hooks of the outline; `manual.wagtail_hooks` imports them."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from manual import permissions
from manual.models import SectionPage


class OutlineMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_see_outline(request.user)


@hooks.register("register_admin_menu_item")
def outline_item() -> MenuItem:
    return OutlineMenuItem(
        _("Outline"), reverse("manual_admin:outline"), name="manual-outline", icon_name="list-ul", order=238
    )


@hooks.register("register_page_header_buttons")
def outline_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page, SectionPage) and page.is_source and permissions.may_see_outline(user):
        yield Button(
            _("Numbers and moves"), reverse("manual_admin:outline_section", args=[page.pk]), icon_name="list-ul"
        )
