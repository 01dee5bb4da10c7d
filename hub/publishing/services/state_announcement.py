"""Keeps what an editor says of the announcement of a page until it is published."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from hub.publishing.models.publication import AnnouncementStatement


def may_state_announcement(*, page: Page, by: Any) -> bool:
    """Whoever may edit the page, or has it before them to be approved."""
    return bool(page.permissions_for_user(by).can_edit())


def state_announcement(*, page: Page, announce: bool, note: str, by: Any) -> None:
    """Of its next publication. Raises PermissionDenied for who may not edit the page."""
    if not may_state_announcement(page=page, by=by):
        raise PermissionDenied
    AnnouncementStatement.objects.update_or_create(
        page_key=page.translation_key,
        language=page.locale.language_code,
        defaults={"announce": announce, "note": " ".join(note.split())},
    )
