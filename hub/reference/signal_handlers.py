"""Reference data that pages show is seen at once, whoever saves or deletes it and by whatever door.

The only place where a change of reference data, or of a picture or document, counts the content version.
"""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from hub.ports import versions
from hub.publishing.models.media import AltText, HubDocument, HubImage
from hub.reference import models

REFERENCE = frozenset(getattr(models, name) for name in models.__all__)
SHOWN = REFERENCE | {AltText, HubDocument, HubImage}
JOINED = frozenset(field.remote_field.through for model in REFERENCE for field in model._meta.local_many_to_many)
AFTER = frozenset({"post_add", "post_remove", "post_clear"})


@receiver([post_save, post_delete])
def show_at_once(sender: type, **kwargs: Any) -> None:
    """Kept pages, and what a process remembers, follow from the content version."""
    if sender in SHOWN:
        versions.bump()


@receiver(m2m_changed)
def show_what_belongs_at_once(sender: type, action: str, **kwargs: Any) -> None:
    """The same for rows that join two of them, such as the states in which an instrument does not apply."""
    if sender in JOINED and action in AFTER:
        versions.bump()
