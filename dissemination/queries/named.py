"""Which words name a person: by an address of theirs anywhere, by their name at their own agency alone."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent, EventSource
from dissemination.naming import address_pattern, name_pattern


def named_in_answers(spellings: Sequence[str], contacts: Sequence[Contact]) -> Q:
    pattern = address_pattern(spellings)
    asked = Q(office__iregex=pattern) | Q(note__iregex=pattern)
    for contact, name in _names(contacts):
        there = Q(delivery_id__in=Delivery.objects.filter(agency=contact.agency_id).values("pk"))
        asked |= there & (Q(office__iregex=name) | Q(note__iregex=name))
    return asked


def named_in_notes(spellings: Sequence[str], contacts: Sequence[Contact]) -> Q:
    asked = Q(note__iregex=address_pattern(spellings))
    for contact, name in _names(contacts):
        deliveries = Delivery.objects.filter(agency=contact.agency_id).values("pk")
        entered = DeliveryEvent.objects.filter(source=EventSource.OFFICER, delivery_id__in=deliveries)
        asked |= Q(note__iregex=name, entry__in=entered.values("source_event_id"))
    return asked


def named_in_requests(spellings: Sequence[str], contacts: Sequence[Contact]) -> Q:
    asked = Q(note__iregex=address_pattern(spellings))
    for contact, name in _names(contacts):
        asked |= Q(note__iregex=name, agency=contact.agency_id)
    return asked


def _names(contacts: Sequence[Contact]) -> Iterator[tuple[Contact, str]]:
    """Patterns of the names of those who have one and belong to an agency."""
    return ((one, name_pattern(one.name)) for one in contacts if one.name and one.agency_id)
