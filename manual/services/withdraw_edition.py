"""Withdraws a published edition, with a reason; it still resolves, under a banner."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.ports import versions
from hub.ports.tell import tell
from manual import permissions
from manual.models import Edition, EditionState
from manual.services.sentence import sentence


def withdraw_edition(*, edition: Edition, reason: str, by: Any) -> None:
    """Mark as withdrawn. Raises ValidationError without a reason or where it was withdrawn before."""
    if not permissions.may_withdraw(by):
        raise PermissionDenied
    reason = sentence(reason, missing=_("Say why; readers will see it."))
    with transaction.atomic():
        state = EditionState.objects.select_for_update().get(edition=edition)
        if state.withdrawn_at:
            raise ValidationError(_("This edition was withdrawn before."))
        state.withdrawn_at, state.reason = timezone.now(), reason
        state.save()
        versions.bump()
        tell("edition_removed", key=edition.number, reason=reason)
