"""What distribution hears of accounts: whoever was erased leaves no address here, in the same transaction."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from dissemination.services.forget_account import forget_account
from hub.ports import announce


@receiver(announce.happened)
def happened(kind: str, key: str, data: dict[str, Any], **kwargs: Any) -> None:
    if kind == "person_removed":
        forget_account(key=UUID(key), proven=data["proven"], unproven=data["unproven"])
