"""Saved searches and pins go with the person whose they are."""

from uuid import UUID

from django.db import transaction

from hub.ports import saved_searches
from initiatives.models import Pin, SavedSearch
from initiatives.queries.matching import name_of


def forget_person(*, key: UUID) -> None:
    """`key` of the user. Their alerts end."""
    with transaction.atomic():
        rows = SavedSearch.objects.filter(owner__key=key)
        saved_searches.alerts().end(names=[name_of(row.key) for row in rows])
        rows.delete()
        Pin.objects.filter(owner__key=key).delete()
