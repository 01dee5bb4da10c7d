"""An officer has called an agency that no mail reaches, and told it that its edition was corrected or withdrawn."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.keys import call_key
from dissemination.models.directory import Agency
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.permissions import may_plan
from dissemination.queries.matters import matters
from dissemination.queries.to_tell import beyond_reach, newest_held

CALLED = "dissemination.called"


def note_call(*, agency: Agency, matter: str, by: Any) -> None:
    """Write the call down as evidence, once; who called stands in the admin's log. A later correction asks for another.

    `matter` is a `Matter.key`. Raises PermissionDenied for anybody but an officer, ValidationError where the agency
    need not be called about it.
    """
    if not may_plan(by):
        raise PermissionDenied
    found = next((one for one in matters() if one.key == matter), None)
    with transaction.atomic():
        if found is None or agency not in beyond_reach(found):
            raise ValidationError(_("Nobody has to call this agency about it any more."))
        delivery = newest_held(agency, found)
        _event, made = DeliveryEvent.objects.get_or_create(
            source=EventSource.OFFICER,
            source_event_id=call_key(found.key, agency.key),
            defaults={
                "delivery_id": delivery.pk,
                "kind": EventKind.NOTE,
                "occurred_at": timezone.now(),
                "detail": {"called": found.key},
            },
        )
        if made:
            log(agency, CALLED, user=by, data={"matter": found.key})
