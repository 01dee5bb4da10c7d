"""Give up a saved search, with its alerts."""

from django.db import transaction

from hub.ports import saved_searches
from initiatives.models import SavedSearch
from initiatives.queries.matching import name_of


def delete_search(*, search: SavedSearch) -> None:
    with transaction.atomic():
        saved_searches.alerts().end(names=[name_of(search.key)])
        search.delete()
