"""Who may do what with editions. The only place that says so."""

from typing import Any

from hub.people.groups import Group, is_in
from manual.models import EditionDraft


def may_see_editions(user: Any) -> bool:
    """Editors and auditors see what is prepared and how far files are."""
    return is_in(user, Group.EDITOR, Group.AUDITOR)


def may_prepare(user: Any) -> bool:
    return is_in(user, Group.EDITOR)


def may_approve(user: Any, draft: EditionDraft) -> bool:
    """An editor who had no part in it; superusers are no exception."""
    return is_in(user, Group.EDITOR) and user.pk not in {*draft.hands, draft.prepared_by_id}


def may_withdraw(user: Any) -> bool:
    return is_in(user, Group.EDITOR)


def may_state_changes(user: Any, page: Any) -> bool:
    """Whoever may edit the page says how much its changes matter."""
    return bool(page.permissions_for_user(user).can_edit())


def may_see_law_reviews(user: Any) -> bool:
    return is_in(user, Group.EDITOR, Group.AUDITOR)


def may_review_law(user: Any) -> bool:
    """Editors say whether a text is still right after the law has changed."""
    return is_in(user, Group.EDITOR)
