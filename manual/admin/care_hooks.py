"""Hooks of looking after sections; `manual.wagtail_hooks` imports them."""

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
from manual.models import ChapterPage, SectionPage


@hooks.register("register_page_header_buttons")
def care_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if not isinstance(page, ChapterPage | SectionPage) or not page.permissions_for_user(user).can_edit():
        return
    if isinstance(page, SectionPage):
        yield Button(_("Checks and care"), reverse("manual_admin:care_of", args=[page.pk]), icon_name="glasses")
    yield Button(_("As the public"), reverse("manual_admin:as_public", args=[page.pk]), icon_name="view")


class CareMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_see_care(request.user)


class ReportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_see_reports(request.user)


@hooks.register("register_admin_menu_item")
def care_item() -> MenuItem:
    return CareMenuItem(_("Care"), reverse("manual_admin:care"), name="manual-care", icon_name="glasses", order=242)


@hooks.register("register_admin_menu_item")
def reports_item() -> MenuItem:
    return ReportsMenuItem(
        _("From readers"), reverse("manual_admin:reports"), name="manual-reports", icon_name="comment", order=244
    )


@hooks.register("register_help_menu_item")
def guide_item() -> MenuItem:
    return MenuItem(_("Editors' guide"), reverse("manual_admin:guide"), name="manual-guide", icon_name="help", order=10)
