"""Forgets uploads: what was taken over lives on as translations."""

from datetime import timedelta

from django.utils import timezone

from translation.models import ImportBatch

KEPT = timedelta(days=30)


def purge_imports() -> int:
    """Delete imports of more than 30 days ago with their texts; returns how many rows of either kind."""
    return ImportBatch.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
