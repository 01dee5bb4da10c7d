"""An officer does not want an item told to anybody who has not been told yet, for a reason that the log keeps."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.models import ContentEvent
from dissemination.permissions import may_steer_digests
from dissemination.services.withdraw_content import withdraw_content
from hub.ports import versions

ITEM_WITHDRAWN = "dissemination.item_withdrawn"
LONGEST_REASON = 300


def withdraw_item(*, event: ContentEvent, reason: str, by: Any) -> bool:
    """All that stands of the item. False where it is withdrawn already.

    Raises PermissionDenied, and ValidationError at `reason` where there is none.
    """
    if not may_steer_digests(by):
        raise PermissionDenied
    because = " ".join(reason.split())[:LONGEST_REASON]
    if not because:
        raise ValidationError({"reason": _("Say why, for those who look at the log later.")})
    with transaction.atomic():
        locked = ContentEvent.objects.standing().select_for_update().filter(pk=event.pk).first()
        if locked is None:
            return False
        withdraw_content(kind=locked.kind, key=locked.item_key, because=because)
        versions.bump()  # pages of the archive show it
        log(locked, ITEM_WITHDRAWN, user=by, data={"item": locked.event_key, "reason": because})
    return True
