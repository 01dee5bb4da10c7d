"""Whom to write to for an organisation: never somebody who is gone or cannot log in."""

from hub.models import Organisation, User
from hub.people.queries.places import caretakers_of, people_of


def speakers_for(organisation: Organisation, *, first: User) -> list[User]:
    """The person who wrote the item, or, once they have left, those who take care of the organisation."""
    return [first] if first in people_of(organisation) else caretakers_of(organisation)
