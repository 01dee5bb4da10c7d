"""Who arranges the menus: editors."""

from typing import Any

from hub.people import groups
from hub.people.groups import Group


def may_arrange(user: Any) -> bool:
    return groups.is_in(user, Group.EDITOR)
