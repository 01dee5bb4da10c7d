"""What the first page of the admin offers: the rooms that this person may enter."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu
from wagtail.admin.ui.components import Component

SIDE_ROOMS = {"reports", "settings", "search"}


class Rooms(Component):
    order = 40
    template_name = "hub/publishing/admin/rooms.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"rooms": list(rooms(parent_context["request"]))}


def rooms(request: HttpRequest) -> Iterator[tuple[str, list[MenuItem]]]:
    """Each menu with its screens, without what leads out of the Hub or is no address; a screen without a menu alone."""
    for item in sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order):
        if item.name in SIDE_ROOMS:
            continue
        if isinstance(item, SubmenuMenuItem):
            screens = [screen for screen in item.menu.menu_items_for_request(request) if screen.url.startswith("/")]
            yield item.label, sorted(screens, key=lambda screen: screen.order)
        else:
            yield "", [item]
