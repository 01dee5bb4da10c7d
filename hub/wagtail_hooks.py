"""Hooks of the admin: register and delegate. Nobody publishes or unpublishes past the publishing service."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from hub.menus.admin.viewsets import MenuViewSet, register_policy
from hub.people.admin.viewsets import PeopleGroup
from hub.people.models import User
from hub.people.services.anonymise import anonymise
from hub.people.services.deactivate import end_places
from hub.people.services.replace_address import replace_address
from hub.publishing.admin_rooms import Rooms
from hub.publishing.services.take_down import may_take_down, take_down
from hub.publishing.views import take_page_down
from hub.reference.admin.permissions import register_policies
from hub.reference.admin.viewsets import ReferenceGroup

register_policies()
register_policy()


@hooks.register("before_create_page", order=-100)
def refuse_creation_as_published(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Wagtail saves the new page as live before it asks `before_publish_page`."""
    if "action-publish" in request.POST:
        raise PermissionDenied(_("A text is published by the approval of a second person, never directly."))


@hooks.register("before_edit_page", order=-100)
def refuse_publication_while_editing(request: HttpRequest, page: Page) -> None:
    if "action-publish" in request.POST:
        raise PermissionDenied(_("A text is published by the approval of a second person, never directly."))


@hooks.register("before_publish_page", order=-100)
def refuse_direct_publication(request: HttpRequest, page: Page) -> None:
    raise PermissionDenied(_("A text is published by the approval of a second person, never directly."))


@hooks.register("before_unpublish_page", order=-100)
def unpublish_through_the_service(request: HttpRequest, page: Page) -> HttpResponse | None:
    if request.method != "POST":
        return None
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    take_down(page=page, by=request.user)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_copy_page", order=-100)
def refuse_published_copies(request: HttpRequest, page: Page) -> None:
    if request.method == "POST" and (request.POST.get("publish_copies") or request.POST.get("alias")):
        raise PermissionDenied(_("A copy begins as a draft."))


@hooks.register("before_bulk_action", order=-100)
def refuse_bulk_publication(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    if action_type in {"publish", "unpublish"}:
        raise PermissionDenied(_("Texts are published one by one, by the approval of a second person."))
    if action_type == "delete" and any(isinstance(item, User) for item in objects):
        raise PermissionDenied(_("People are anonymised, one by one."))


@hooks.register("before_delete_user")
def anonymise_instead(request: HttpRequest, user: User) -> HttpResponse | None:
    if request.method != "POST":
        return None
    anonymise(user=user, by=request.user)
    messages.success(request, _("The person's data are gone; what they did stays, without their name."))
    return redirect("wagtailusers_users:index")


@hooks.register("after_edit_user")
def finish_change_of_person(request: HttpRequest, user: User) -> None:
    replace_address(user=user)
    if not user.is_active:
        end_places(user=user, reason="deactivated")


@hooks.register("construct_page_action_menu")
def hide_publish(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("construct_homepage_panels")
def rooms_of_this_person(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(Rooms())


@hooks.register("register_admin_urls")
def take_down_url() -> list[URLPattern]:
    return [path("pages/<int:page_id>/take-down/", take_page_down, name="hub_take_down")]


@hooks.register("register_page_header_buttons")
def take_down_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if may_take_down(page=page, by=user):
        url = reverse("hub_take_down", args=[page.pk])
        yield Button(_("Take down"), url=url, icon_name="view", priority=60)


@hooks.register("register_admin_viewset")
def people() -> PeopleGroup:
    return PeopleGroup()


@hooks.register("register_admin_viewset")
def menus() -> MenuViewSet:
    return MenuViewSet()


@hooks.register("register_admin_viewset")
def reference_data() -> ReferenceGroup:
    return ReferenceGroup()
