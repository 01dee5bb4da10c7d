"""Who may look after which section. The only place that says so."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from hub.models import User
from hub.people.groups import Group, Role, is_in, languages_of
from manual.models import SectionReport


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
    name = f"{Role.LEAD.value}-{language}"
    return User.objects.filter(groups__name=name, is_active=True).order_by("email")


def visible_reports(user: Any) -> QuerySet[SectionReport]:
    """Editors and auditors see all reports, the people of a language those that were written about its text."""
    if may_see_care(user):
        return SectionReport.objects.all()
    languages = languages_of(user, Role.LEAD, Role.REVIEWER)
    return SectionReport.objects.filter(Q(language__in=languages) & ~Q(language=settings.LANGUAGE_CODE))


def may_see_reports(user: Any) -> bool:
    return may_see_care(user) or bool(languages_of(user, Role.LEAD, Role.REVIEWER))


def may_answer(user: Any, report: SectionReport) -> bool:
    """Editors answer all, a lead those of the own language; auditors only read."""
    return is_in(user, Group.EDITOR) or report.language in languages_of(user, Role.LEAD)
