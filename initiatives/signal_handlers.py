"""What this room hears of people: one whose place in an organisation ended leaves open items there.

Whoever is anonymised leaves nothing behind that was theirs alone. An organisation whose verification a moderator takes
back is shown no longer.
"""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from hub.ports import announce
from initiatives.services.forget_in_talks import forget_in_talks
from initiatives.services.forget_person import forget_person
from initiatives.services.hand_over import hand_over
from initiatives.services.leave_talks import leave_talks
from initiatives.services.take_down_all import take_down_all


@receiver(announce.happened, dispatch_uid="initiatives.hand_over")
def happened(kind: str, key: str, data: dict[str, Any], **kwargs: Any) -> None:
    if kind == "place_removed":
        hand_over(person=key, organisation=data["organisation"], membership=data["membership"])
        leave_talks(person=UUID(key), organisation=UUID(data["organisation"]))
    elif kind == "verification_removed":
        take_down_all(organisation=UUID(key), by=UUID(data["by"]))
    elif kind == "person_removed":
        forget_in_talks(key=UUID(key))
        forget_person(key=UUID(key))
