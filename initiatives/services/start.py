"""Starts an initiative: once per form that was opened, however often it is sent."""

from uuid import UUID

from django.db import transaction

from hub.models import Organisation, User
from initiatives.content import Content
from initiatives.errors import RefusedError
from initiatives.models import Draft, Event, Initiative, State
from initiatives.services.history import record
from initiatives.services.standing import require_verified
from initiatives.words import ENOUGH_DRAFTS

MOST_DRAFTS = 30
"""Of one organisation, those that came back from a moderator among them."""


def start(*, organisation: Organisation, author: User, content: Content, submission: UUID) -> tuple[Initiative, bool]:
    """The initiative of this form, and whether it is new.

    Raises RefusedError where the organisation has as many drafts as it may have.
    """
    require_verified(organisation)
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        known = Initiative.objects.filter(author=author, submission=submission).exists()
        if not known and _drafts_of(organisation) >= MOST_DRAFTS:
            raise RefusedError(ENOUGH_DRAFTS)
        initiative, new = Initiative.objects.get_or_create(
            author=author, submission=submission, defaults={"organisation": organisation}
        )
        if new:
            data = content.with_seat_keys(frozenset(), submission).to_json()
            initiative.draft = Draft.objects.create(initiative=initiative, data=data, changed_by=author)
            record(initiative=initiative, what=Event.What.STARTED, by=author, role=Event.Role.AUTHOR)
    return initiative, new


def _drafts_of(organisation: Organisation) -> int:
    return Initiative.objects.filter(organisation=organisation, state__in=[State.DRAFT, State.RETURNED]).count()
