"""The moderators' part of the admin: addresses and a menu entry."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from initiatives.access import is_moderator
from initiatives.views import moderation


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("partners/", moderation.queue, name="initiatives_queue"),
        path("partners/<uuid:key>/", moderation.review, name="initiatives_review"),
        path("partners/<uuid:key>/approve/", moderation.approve, name="initiatives_approve"),
        path("partners/<uuid:key>/return/", moderation.give_back, name="initiatives_return"),
        path("partners/<uuid:key>/take-down/", moderation.take_down, name="initiatives_take_down"),
    ]


class ModeratorsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_moderator(request.user)


@hooks.register("register_admin_menu_item")
def entry() -> MenuItem:
    return ModeratorsItem(_("Find a Partner"), reverse_lazy("initiatives_queue"), icon_name="group", order=350)
