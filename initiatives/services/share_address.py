"""Each side of an agreed interest may give the other the address of its account, and take it back."""

from django.db import transaction
from django.utils import timezone

from hub.models import Organisation, User
from hub.ports import notices
from initiatives.emails import talks
from initiatives.errors import RefusedError
from initiatives.models import Interest, InterestState, SharedAddress
from initiatives.models.talk import fingerprint
from initiatives.queries.people import speakers_for
from initiatives.queries.talks import first_speaker, other_side
from initiatives.services import locked
from initiatives.services.reply_way import reply_way
from initiatives.services.standing import require_verified
from initiatives.services.together import require_talking
from initiatives.words import NOT_AGREED, PARTNER_NOT_VERIFIED


def give_address(*, interest: Interest, speaker: Organisation, by: User) -> SharedAddress:
    """Record that `by` gives the address of their account; once, however often it is pressed."""
    require_verified(speaker)
    with transaction.atomic():
        row = locked.interest(interest.pk)
        if row.state != InterestState.AGREED:
            raise RefusedError(NOT_AGREED)
        require_talking(row)
        other = other_side(row, speaker)
        require_verified(other, words=PARTNER_NOT_VERIFIED)
        current = SharedAddress.objects.filter(interest=row, person=by, revoked_at=None)
        known = current.filter(address_hash=fingerprint(by.email), organisation=speaker).first()
        if known is not None:
            return known
        current.update(revoked_at=timezone.now())
        given = SharedAddress.objects.create(
            interest=row, organisation=speaker, person=by, address_hash=fingerprint(by.email)
        )
        for person in speakers_for(other, first=first_speaker(row, other)):
            way = reply_way(interest=row, organisation=other, person=person)
            notices.send(talks.address_given(given=given, interest=row, to=person, reply_to=way))
    return given


def take_address_back(*, interest: Interest, by: User) -> None:
    """The other side sees it no more; whether its people have noted it, nobody can know."""
    with transaction.atomic():
        locked.interest(interest.pk)
        SharedAddress.objects.filter(interest=interest, person=by, revoked_at=None).update(revoked_at=timezone.now())
