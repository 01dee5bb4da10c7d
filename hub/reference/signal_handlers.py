"""Reference data that pages show is seen at once, whoever saves or deletes it and by whatever door."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from hub.ports import versions
from hub.publishing.models.media import AltText
from hub.reference import models

SHOWN = frozenset({AltText, *(getattr(models, name) for name in models.__all__)})


@receiver([post_save, post_delete])
def show_at_once(sender: type, **kwargs: Any) -> None:
    """Kept pages, and what a process remembers, follow from the content version."""
    if sender in SHOWN:
        versions.bump()
