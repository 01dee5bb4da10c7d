"""Forgets uploaded lists: what was taken over lives on in the directory."""

from datetime import timedelta

from django.utils import timezone

from dissemination.models.directory_import import DirectoryImport

KEPT = timedelta(days=30)


def purge_directory_imports() -> int:
    """Delete imports of more than 30 days ago with their rows; returns how many rows of either kind."""
    return DirectoryImport.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
