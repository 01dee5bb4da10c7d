"""Takes a language's own arrangement away: it follows that of the source language again."""

from django.core.exceptions import PermissionDenied

from hub.menus.access import may_arrange
from hub.menus.models import Menu
from hub.people.models import User


def follow(*, menu: Menu, by: User) -> None:
    """Raises PermissionDenied, for the source language too: all others follow it."""
    if menu.is_source or not may_arrange(by):
        raise PermissionDenied
    menu.delete()
