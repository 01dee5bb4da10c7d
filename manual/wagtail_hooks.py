"""Hooks of the admin: register and delegate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

import manual.admin.annex_hooks
import manual.admin.care_hooks
import manual.admin.outline_hooks  # noqa: F401 hooks register on import
from manual import permissions
from manual.admin.law_panel import LawPanel
from manual.admin.urls import urlpatterns
from manual.models import ChapterPage, SectionPage

WRITTEN = (ChapterPage, SectionPage)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    return urlpatterns


@hooks.register("after_edit_page")
def ask_what_changed(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Whoever submits a changed text says how much each paragraph's change matters, before anything else."""
    submitted = "action-submit" in request.POST or "action-restart-workflow" in request.POST
    if submitted and isinstance(page, WRITTEN) and page.live:
        return redirect("manual_admin:changes", page.pk)
    return None


@hooks.register("register_page_header_buttons")
def register_header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Any:
    if isinstance(page, WRITTEN) and page.live and permissions.may_state_changes(user, page):
        yield Button(
            _("What changed"), reverse("manual_admin:changes", args=[page.pk]), icon_name="history", priority=60
        )


class LawReviewsMenuItem(MenuItem):
    """Places to look at after the law changed."""

    def is_shown(self, request: Any) -> bool:
        return permissions.may_see_law_reviews(request.user)


class EditionsMenuItem(MenuItem):
    """Shown to everybody who may see what is prepared."""

    def is_shown(self, request: Any) -> bool:
        return permissions.may_see_editions(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return EditionsMenuItem(
        _("Editions"), reverse("manual_admin:editions"), name="editions", icon_name="doc-full-inverse", order=240
    )


@hooks.register("register_admin_menu_item")
def register_law_reviews() -> MenuItem:
    return LawReviewsMenuItem(
        _("Law to look at"), reverse("manual_admin:law_reviews"), name="law-reviews", icon_name="warning", order=250
    )


@hooks.register("construct_homepage_panels")
def say_what_law_waits(request: HttpRequest, panels: list[Any]) -> None:
    if permissions.may_see_law_reviews(request.user):
        panels.append(LawPanel())
