"""Who may do what with a language's translations. Asked by services and, to show the right buttons, by views."""

from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hub.models import User
from hub.people.groups import LEADS, Group, Role, is_in, languages_of, name_of, target_languages


class Action(StrEnum):
    """What a person does with a translation."""

    SUBMIT = "submit"
    TRANSLATE = "translate"
    REVIEW = "review"
    ASSIGN = "assign"


ROLES = {
    Action.SUBMIT: LEADS,
    Action.TRANSLATE: (Role.TRANSLATOR, Role.REVIEWER, *LEADS),
    Action.REVIEW: (Role.REVIEWER, *LEADS),
    Action.ASSIGN: LEADS,
}


class Refused(Exception):
    """The person may not do this, or not now; the message is for them."""


def may(user: Any, action: Action, language: str) -> bool:
    """Whether `user` may do `action` in `language`, one that the Hub translates into; editors submit to each."""
    if language not in target_languages():
        return False
    if action is Action.SUBMIT and is_in(user, Group.EDITOR):
        return True
    return language in languages_of(user, *ROLES[action])


def sees(user: Any, language: str) -> bool:
    """Whether `user` may open the desk of a language: whoever works in it, and editors."""
    return any(may(user, action, language) for action in Action)


def sees_boards(user: Any) -> bool:
    """Whether `user` may see how far the languages are: everybody who writes, translates or audits."""
    return is_in(user, Group.EDITOR, Group.AUDITOR) or bool(languages_of(user))


def opens_rounds(user: Any) -> bool:
    """Whether `user` may open and close rounds: editors."""
    return is_in(user, Group.EDITOR)


def require_rounds(user: Any) -> None:
    """Raise `Refused` where `user` may not open and close rounds."""
    if not opens_rounds(user):
        raise Refused(_("Rounds are opened and closed by editors."))


def people(action: Action, language: str) -> QuerySet[User]:
    """Active people whose groups let them do `action` in `language`, by name; one query."""
    groups = [name_of(role, language) for role in ROLES[action]]
    found = User.objects.filter(groups__name__in=groups, is_active=True)
    return found.order_by("first_name", "last_name", "email").distinct()


def require(user: Any, action: Action, language: str) -> None:
    """Raise `Refused` where `user` may not do `action` in `language`."""
    if not may(user, action, language):
        raise Refused(_("You have no part in this language."))


def answers_for_source(user: Any) -> bool:
    """Whether `user` answers for the source texts: an editor."""
    return is_in(user, Group.EDITOR)


def gets_letters(user: Any) -> bool:
    """Whether `user` may choose when to hear of new work: whoever has a part in a language."""
    return bool(languages_of(user))
