"""Who may do what with editions, with the order of the manual and with its care. The only place that says so."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from hub.models import User
from hub.people.groups import LEADS, Group, Role, is_in, languages_of, name_of
from manual.models import EditionDraft, ParagraphMove, SectionReport


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


def may_take_back_move(user: Any, move: ParagraphMove) -> bool:
    """Whoever proposed it, while still an editor."""
    return is_in(user, Group.EDITOR) and user.pk == move.proposed_by_id


def may_see_care(user: Any) -> bool:
    """Editors and auditors see who cares for what, and what the checks find."""
    return is_in(user, Group.EDITOR, Group.AUDITOR)


def may_give_care(user: Any) -> bool:
    """Editors name owners and say that a text is still right."""
    return is_in(user, Group.EDITOR)


def keepers() -> QuerySet[User]:
    """Who may be owner or deputy of a section: editors, who can open it."""
    return User.objects.filter(groups__name=Group.EDITOR.value, is_active=True).order_by("email").distinct()


def leads(language: str) -> QuerySet[User]:
    """Who answers for the texts of a language."""
    names = [name_of(role, language) for role in LEADS]
    return User.objects.filter(groups__name__in=names, is_active=True).order_by("email").distinct()


def visible_reports(user: Any) -> QuerySet[SectionReport]:
    """Editors and auditors see all reports, the people of a language those that were written about its text."""
    if may_see_care(user):
        return SectionReport.objects.all()
    languages = languages_of(user, *LEADS, Role.REVIEWER)
    return SectionReport.objects.filter(Q(language__in=languages) & ~Q(language=settings.LANGUAGE_CODE))


def may_see_reports(user: Any) -> bool:
    return may_see_care(user) or bool(languages_of(user, *LEADS, Role.REVIEWER))


def may_answer(user: Any, report: SectionReport) -> bool:
    """Editors answer all, a lead or deputy those of the own language; auditors only read."""
    return is_in(user, Group.EDITOR) or report.language in languages_of(user, *LEADS)
