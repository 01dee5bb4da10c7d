"""Says something in the conversation of an interest. The other side gets a notice with a link, never an address."""

from uuid import UUID

from django.db import transaction

from hub.models import Organisation, User
from hub.ports import notices
from hub.screening import Severity, mask, screen_places
from initiatives.emails import letters
from initiatives.errors import Identifying, RefusedError
from initiatives.models import Interest, Message
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.standing import require_verified
from initiatives.words import OVER


def answer(*, interest: Interest, speaker: Organisation, by: User, text: str, submission: UUID) -> tuple[Message, bool]:
    """The message of this form, and whether it is new. Addresses and telephone numbers in it are masked."""
    require_verified(speaker)
    masked = mask(text)
    found = [one for one in screen_places({"text": masked}) if one.severity is Severity.HARD]
    if found:
        raise Identifying(found)
    with transaction.atomic():
        row = locked.interest(interest.pk)
        if not row.is_talking:
            raise RefusedError(OVER)
        message, new = Message.objects.get_or_create(
            author=by, submission=submission, defaults={"interest": row, "organisation": speaker, "text": masked}
        )
        if new:
            initiative = row.seat.initiative
            to_author = speaker.pk == row.organisation_id
            other = initiative.organisation if to_author else row.organisation
            first = initiative.author if to_author else row.author
            for person in speakers_for(other, first=first):
                notices.send(letters.message_came(message=message, interest=row, to=person))
    return message, new
