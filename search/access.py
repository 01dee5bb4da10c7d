"""Whose the words of a language are: of editors for the source language, of lead and deputy for their own. Who may look
at the boards: whoever writes, translates or approves text, and auditors."""

from typing import Any

from hub.people.groups import Group, is_in, languages_of
from hub.people.models import User
from hub.reference import languages


def languages_kept_by(user: User | Any) -> frozenset[str]:
    """Languages whose synonyms, best answers and guarded words `user` may write and remove."""
    return languages.approved_by(user)


def may_see_boards(user: User | Any) -> bool:
    """Whether `user` may see what people search for, and what became of the texts of documents."""
    return is_in(user, Group.EDITOR, Group.AUDITOR) or bool(languages_of(user))
