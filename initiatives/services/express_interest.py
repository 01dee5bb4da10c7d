"""An organisation offers to take a seat: once per seat and organisation, however often the form is sent."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.models import Country, Organisation, User
from hub.ports import notices, versions
from initiatives.emails import talks
from initiatives.errors import RefusedError, TooOften
from initiatives.models import Initiative, Interest, Seat
from initiatives.queries.intake import intake_of
from initiatives.queries.people import speakers_for
from initiatives.services import locked
from initiatives.services.masked import masked_words
from initiatives.services.reply_way import reply_way
from initiatives.services.standing import require_verified
from initiatives.services.together import require_together
from initiatives.words import NOT_NOW, OVER, SEAT_TAKEN

MOST_A_DAY = 20
"""Offers of one organisation within 24 hours: more is a mailing, not an interest."""
DAY = timedelta(days=1)


def express_interest(
    *,
    seat: Seat,
    organisation: Organisation,
    by: User,
    role: str,
    country: Country,
    pitch: str,
    capacity: str = "",
    languages: Sequence[str] = (),
    earlier_work: str = "",
) -> tuple[Interest, bool]:
    """The interest of `organisation` in `seat`, and whether it is new. Addresses in its words are masked.

    Raises Identifying, TooOften or RefusedError.
    """
    require_verified(organisation)
    words = masked_words(pitch=pitch, capacity=capacity, earlier_work=earlier_work)
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        initiative = locked.initiative(seat.initiative_id)
        locked_seat = Seat.objects.select_for_update().get(pk=seat.pk)
        known = Interest.objects.filter(seat=locked_seat, organisation=organisation).first()
        if known is not None:
            return known, False
        _require_room(initiative, locked_seat, organisation)
        interest = Interest.objects.create(
            seat=locked_seat,
            organisation=organisation,
            author=by,
            role=role,
            country=country,
            languages=list(languages),
            initiative_kind=initiative.kind,
            author_country=initiative.organisation.country_id,
            **words,
        )
        if initiative.most_open is not None:
            versions.bump()
        for person in speakers_for(initiative.organisation, first=initiative.author):
            way = reply_way(interest=interest, organisation=initiative.organisation, person=person)
            notices.send(talks.interest_came(interest=interest, to=person, reply_to=way))
    return interest, True


def _require_room(initiative: Initiative, seat: Seat, organisation: Organisation) -> None:
    if not initiative.is_open or initiative.organisation_id == organisation.pk:
        raise RefusedError(OVER)
    if seat.open_places < 1:
        raise RefusedError(SEAT_TAKEN)
    closed = intake_of(initiative).words
    if closed:
        raise RefusedError(closed)
    now = timezone.now()
    today = Interest.objects.filter(organisation=organisation, created_at__gt=now - DAY).order_by("created_at")
    moments = list(today.values_list("created_at", flat=True))
    if len(moments) >= MOST_A_DAY:
        raise TooOften(moments[-MOST_A_DAY] + DAY - now)
    require_together(organisation, initiative.organisation, words=NOT_NOW)
