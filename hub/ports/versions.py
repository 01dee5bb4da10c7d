"""The content version: bumped in the transaction of any change that a cached page can show."""

from django.db.models import F

from hub.publishing.models.publication import ContentVersion


def bump() -> None:
    """Count one change; call it inside the transaction that makes the change."""
    if not ContentVersion.objects.filter(pk=1).update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(pk=1)


def current() -> int:
    """The present version; one query."""
    return ContentVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0
