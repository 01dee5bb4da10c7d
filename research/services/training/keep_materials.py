"""Materials of a training are added and taken away here, so that no cached page goes on showing what is gone."""

from collections.abc import Sequence

from django.db import transaction

from hub.ports import versions
from hub.publishing.models.media import HubDocument
from research.models import Material, Training


def add_material(
    *,
    training: Training,
    document: HubDocument,
    kind: str,
    language: str,
    access: str,
    edition: str,
    numbers: Sequence[str],
) -> Material:
    with transaction.atomic():
        material = Material.objects.create(
            training=training,
            document=document,
            kind=kind,
            language=language,
            access=access,
            edition=edition,
            numbers=list(numbers),
        )
        versions.bump()
        return material


def remove_material(*, material: Material) -> None:
    """The document stays among the documents of the house."""
    with transaction.atomic():
        material.delete()
        versions.bump()
