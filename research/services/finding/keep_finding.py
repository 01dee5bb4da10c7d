"""The facts of a finding follow its English page, in the transaction that publishes or takes it down."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from research.models import Finding, FindingPage


def keep_finding(*, page: FindingPage) -> Finding:
    """Write what the English page says now."""
    said = {**page.facts_said(), "live": True, "changed_at": timezone.now()}
    finding, _made = Finding.objects.update_or_create(page_key=page.translation_key, defaults=said)
    return finding


def close_finding(*, page_key: UUID, language: str) -> None:
    """The page is not public any more: nothing tells of it."""
    if language == settings.LANGUAGE_CODE:
        Finding.objects.filter(page_key=page_key).update(live=False)
