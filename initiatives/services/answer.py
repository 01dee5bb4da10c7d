"""Says something in the conversation of an interest, by page or by mail. The other side is told by mail, and may
answer so; neither sees an address."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from hub.models import Organisation, User
from hub.ports import notices
from initiatives.emails import talks
from initiatives.errors import TooOften
from initiatives.models import Interest, Message
from initiatives.queries.people import speakers_for
from initiatives.queries.talks import first_speaker, other_side, said_within
from initiatives.services import locked
from initiatives.services.masked import masked_words
from initiatives.services.reply_way import reply_way
from initiatives.services.standing import require_verified
from initiatives.services.together import require_talking
from initiatives.words import PARTNER_NOT_VERIFIED

HOUR, MOST_AN_HOUR = timedelta(hours=1), 40


def answer(*, interest: Interest, speaker: Organisation, by: User, text: str, submission: UUID) -> tuple[Message, bool]:
    """The message of this form or mail, and whether it is new. Addresses and telephone numbers in it are masked."""
    require_verified(speaker)
    masked = masked_words(text=text)["text"]
    with transaction.atomic():
        row = locked.interest(interest.pk)
        known = Message.objects.filter(author=by, submission=submission).first()
        if known is not None:
            return known, False
        require_talking(row)
        other = other_side(row, speaker)
        require_verified(other, words=PARTNER_NOT_VERIFIED)
        if said_within(by, HOUR) >= MOST_AN_HOUR:
            raise TooOften(HOUR)
        message = Message.objects.create(
            interest=row, organisation=speaker, author=by, submission=submission, text=masked
        )
        for person in speakers_for(other, first=first_speaker(row, other)):
            way = reply_way(interest=row, organisation=other, person=person)
            notices.send(talks.message_came(message=message, interest=row, to=person, reply_to=way))
    return message, True
