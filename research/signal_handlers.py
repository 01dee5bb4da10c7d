"""What this room does when the hub publishes or takes down a page; inside that transaction."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from hub.ports import announce
from research.models import FindingPage, FocusGroupPage, QuizPage, SeriesPage, StudyPage, TrainingPage
from research.services.finding.follow_access import follow_access
from research.services.finding.keep_finding import close_finding, keep_finding
from research.services.focus_groups.keep_group import close_group, keep_group
from research.services.named.forget import forget_addresses as forget_asked
from research.services.quiz.keep_items import close_items, keep_items
from research.services.quiz.wish import forget_wishes
from research.services.statistics.keep_series import close_series, keep_series
from research.services.study.keep_study import close_study, keep_study
from research.services.training.forget import forget_addresses
from research.services.training.keep_facts import close, keep_facts


@receiver(announce.publishing, dispatch_uid="research.publishing")
def take_note_of_publication(page: Any, **kwargs: Any) -> None:
    if isinstance(page, TrainingPage) and page.is_source:
        keep_facts(page=page)
    elif isinstance(page, StudyPage) and page.is_source:
        keep_study(page=page)
    elif isinstance(page, SeriesPage) and page.is_source:
        keep_series(page=page)
    elif isinstance(page, QuizPage) and page.is_source:
        keep_items(page=page)
    elif isinstance(page, FocusGroupPage) and page.is_source:
        keep_group(page=page)
    elif isinstance(page, FindingPage) and page.is_source:
        keep_finding(page=page)


@receiver(announce.withdrawn, dispatch_uid="research.withdrawn")
def take_note_of_withdrawal(page_key: UUID, language: str, **kwargs: Any) -> None:
    close(page_key=page_key, language=language)
    close_study(page_key=page_key, language=language)
    close_series(page_key=page_key, language=language)
    close_items(page_key=page_key, language=language)
    close_group(page_key=page_key, language=language)
    close_finding(page_key=page_key, language=language)


@receiver(announce.access_changed, dispatch_uid="research.access_changed")
def take_note_of_access(page_key: UUID, **kwargs: Any) -> None:
    follow_access(changed=page_key)


@receiver(announce.happened, dispatch_uid="research.happened")
def forget_whose_address_went(kind: str, data: dict[str, Any], **kwargs: Any) -> None:
    """An account was erased, or the owner of an address asked an officer for it."""
    if kind == "person_removed":
        forget_addresses(addresses=data["proven"])
        forget_asked(addresses=data["proven"])
        forget_wishes(addresses=data["proven"])
    elif kind == "address_removed":
        forget_addresses(addresses=data["addresses"])
        forget_asked(addresses=data["addresses"])
        forget_wishes(addresses=data["addresses"])
