"""Who may do what with editions and with the order of the manual. The only place that says so."""

from typing import Any

from hub.people.groups import Group, is_in
from manual.models import EditionDraft, ParagraphMove


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


def may_see_outline(user: Any) -> bool:
    return is_in(user, Group.EDITOR, Group.AUDITOR)


def may_arrange(user: Any) -> bool:
    """Put chapters and sections in order, propose moves of paragraphs, name successors, take removed text back in."""
    return is_in(user, Group.EDITOR)


def may_approve_move(user: Any, move: ParagraphMove) -> bool:
    """An editor who did not propose it; superusers are no exception."""
    return is_in(user, Group.EDITOR) and user.pk != move.proposed_by_id
