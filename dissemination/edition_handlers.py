"""What distribution hears of editions: who holds one that was corrected or withdrawn is told at once."""

from typing import Any

from django.dispatch import receiver

from dissemination import doorbell
from hub.ports import announce

NEWS = frozenset({"edition_published", "edition_removed"})


@receiver(announce.happened)
def happened(kind: str, **kwargs: Any) -> None:
    if kind in NEWS:
        doorbell.ring_holders()
