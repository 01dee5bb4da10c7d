"""Focus groups and what was said in them."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hub.models import User
from research.access.one import one
from research.models import (
    FocusGroup,
    GroupSession,
    Quote,
)

KEEP_FOCUS_GROUPS = "research.keep_focus_groups"


def keeps_focus_groups(user: Any) -> bool:
    """Whether `user` keeps sessions of focus groups and reads what was said in them before it is redacted."""
    return bool(user.has_perm(KEEP_FOCUS_GROUPS))


def access_focus_group(user: User, key: UUID) -> FocusGroup:
    return one(_groups_for(user), key=key)


def access_group_session(user: User, key: UUID) -> GroupSession:
    return one(GroupSession.objects.filter(group__in=_groups_for(user)).select_related("group"), key=key)


def access_quote(user: User, key: UUID) -> Quote:
    return one(Quote.objects.filter(session__group__in=_groups_for(user)).select_related("session__group"), key=key)


def _groups_for(user: User) -> QuerySet[FocusGroup]:
    return FocusGroup.objects.all() if keeps_focus_groups(user) else FocusGroup.objects.none()
