"""Starts an initiative: once per form that was opened, however often it is sent."""

from uuid import UUID

from django.db import transaction

from hub.models import Organisation, User
from initiatives.content import Content
from initiatives.models import Draft, Event, Initiative
from initiatives.services.history import record
from initiatives.services.standing import require_verified


def start(*, organisation: Organisation, author: User, content: Content, submission: UUID) -> tuple[Initiative, bool]:
    """The initiative of this form, and whether it is new."""
    require_verified(organisation)
    with transaction.atomic():
        initiative, new = Initiative.objects.get_or_create(
            author=author, submission=submission, defaults={"organisation": organisation}
        )
        if new:
            data = content.with_seat_keys(frozenset(), submission).to_json()
            initiative.draft = Draft.objects.create(initiative=initiative, data=data, changed_by=author)
            record(initiative=initiative, what=Event.What.STARTED, by=author, role=Event.Role.AUTHOR)
    return initiative, new
