"""Rows under a lock, read anew: every service that moves a state begins with one of these."""

from django.db import connection

from hub.models import Organisation
from initiatives.models import Draft, Initiative, Interest, Question, Seat


def initiative(pk: int) -> Initiative:
    """The initiative and its draft, both locked, in this order."""
    row = Initiative.objects.select_for_update(of=("self",)).select_related("organisation__country").get(pk=pk)
    row.draft = Draft.objects.select_for_update().get(initiative_id=pk)
    return row


def seats(initiative_id: int) -> list[Seat]:
    """All seats of an initiative, locked: nobody decides on any of its interests meanwhile."""
    return list(Seat.objects.select_for_update().filter(initiative_id=initiative_id).order_by("pk"))


def interest(pk: int) -> Interest:
    """The interest and its seat, both locked; the seat first, because many interests meet there."""
    seat_id = Interest.objects.values_list("seat_id", flat=True).get(pk=pk)
    seat = Seat.objects.select_for_update().get(pk=seat_id)
    row = Interest.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=pk)
    row.seat = seat
    return row


def question(pk: int) -> Question:
    """The question and before it its initiative, both locked."""
    about = initiative(Question.objects.values_list("initiative_id", flat=True).get(pk=pk))
    row = Question.objects.select_for_update(of=("self",)).select_related("organisation", "author").get(pk=pk)
    row.initiative = about
    return row


def pair(one: Organisation, other: Organisation) -> None:
    """What passes between two organisations, against a block of either: until the end of the transaction.

    The last lock that a service takes, so that no two wait for each other.
    """
    first, second = sorted([one.pk, other.pk])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"partners:{first}:{second}"])
