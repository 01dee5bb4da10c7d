"""Saves how an editor arranged a menu; the footer keeps what it has to hold."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.menus.access import may_arrange
from hub.menus.models import Menu, MenuEntry
from hub.people.models import User


def arrange(*, menu: Menu, by: User) -> list[MenuEntry]:
    """Save `menu` with its entries, and return those that were put back at its end.

    Help, the statement on accessibility, privacy, contact and feedback cannot be lost from the footer of any language.
    """
    if not may_arrange(by):
        raise PermissionDenied
    missing = _missing(menu)
    with transaction.atomic():
        menu.entries.add(*missing)
        menu.save()
    return missing


def _missing(menu: Menu) -> list[MenuEntry]:
    if menu.kind != Menu.Kind.FOOTER:
        return []
    entries = menu.entries.all()
    held = {entry.place for entry in entries}
    last = max((entry.sort_order or 0 for entry in entries), default=0)
    lost = [place for place in settings.HUB_FOOTER_KEPT if place not in held]
    return [MenuEntry(place=place, sort_order=last + number) for number, place in enumerate(lost, start=1)]
