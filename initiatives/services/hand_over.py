"""What somebody left open passes to the others of their organisation: they find it there, and are told."""

from django.db import transaction

from hub.models import Organisation
from hub.people.queries.places import caretakers_of
from hub.ports import notices
from initiatives.emails import letters
from initiatives.queries.open_items import open_items


def hand_over(*, person: str, organisation: str, membership: int) -> None:
    """Write to the owners who are left, or to everybody where none is; nothing where nothing was open.

    `person` and `organisation` are keys. Rows keep their author, for history; who is written to is asked anew each
    time (`queries.people`), so that no item waits for somebody who is gone.
    """
    with transaction.atomic():
        there = Organisation.objects.get(key=organisation)
        items = open_items(there, person)
        if not items:
            return
        for caretaker in caretakers_of(there):
            notices.send(letters.handed_over(items=items, organisation=there, membership=membership, to=caretaker))
