"""Gives a language an arrangement of its own, which begins as a copy of the one that it follows."""

from django.db import transaction

from hub.menus.models import Menu, MenuEntry
from hub.menus.queries import rows_of
from hub.menus.services.arrange import arrange
from hub.people.models import User


def begin(*, menu: Menu, by: User) -> None:
    """Own labels stay behind: they are in the language that was followed. Raises PermissionDenied."""
    with transaction.atomic():
        menu.entries.set(
            [
                MenuEntry(place=row.place, page_id=row.page_id, sort_order=number)
                for number, row in enumerate(rows_of(menu.kind, menu.language))
            ]
        )
        arrange(menu=menu, by=by)
