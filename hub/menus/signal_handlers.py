"""A menu is seen at once as it was arranged, on kept pages as well, by whatever door its rows changed."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from hub.menus.models import Menu, MenuEntry
from hub.ports import versions


@receiver([post_save, post_delete], sender=Menu)
@receiver([post_save, post_delete], sender=MenuEntry)
def show_at_once(sender: type, **kwargs: Any) -> None:
    versions.bump()
