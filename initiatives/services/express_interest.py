"""An organisation offers to take a seat: once per seat and organisation, however often the form is sent."""

from django.db import transaction

from hub.models import Country, Organisation, User
from hub.ports import notices
from hub.screening import Severity, mask, screen_places
from initiatives.emails import letters
from initiatives.errors import Identifying, RefusedError
from initiatives.models import Interest, Seat
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.standing import require_verified
from initiatives.words import OVER, SEAT_TAKEN


def express_interest(
    *, seat: Seat, organisation: Organisation, by: User, role: str, country: Country, pitch: str
) -> tuple[Interest, bool]:
    """The interest of `organisation` in `seat`, and whether it is new. Addresses in the pitch are masked."""
    require_verified(organisation)
    masked = mask(pitch)
    found = [one for one in screen_places({"pitch": masked}) if one.severity is Severity.HARD]
    if found:
        raise Identifying(found)
    with transaction.atomic():
        initiative = locked.initiative(seat.initiative_id)
        locked_seat = Seat.objects.select_for_update().get(pk=seat.pk)
        known = Interest.objects.filter(seat=locked_seat, organisation=organisation).first()
        if known is not None:
            return known, False
        if not initiative.is_open or initiative.organisation_id == organisation.pk:
            raise RefusedError(OVER)
        if locked_seat.open_places < 1:
            raise RefusedError(SEAT_TAKEN)
        interest = Interest.objects.create(
            seat=locked_seat, organisation=organisation, author=by, role=role, country=country, pitch=masked
        )
        for person in speakers_for(initiative.organisation, first=initiative.author):
            notices.send(letters.interest_came(interest=interest, initiative=initiative, to=person))
    return interest, True
