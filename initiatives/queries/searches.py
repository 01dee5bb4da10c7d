"""The searches that somebody saved, as their list shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from hub.models import User
from hub.ports import saved_searches
from initiatives.models import SavedSearch
from initiatives.models.saved_search import SAID
from initiatives.queries.matching import name_of
from initiatives.queries.wish import Wish


@dataclass(frozen=True)
class SearchRow:
    """`pace` is how often its owner hears of it, empty where they do not."""

    key: UUID
    name: str
    url: str
    pace: str


def said_by(search: SavedSearch) -> Mapping[str, str]:
    return {facet: getattr(search, facet) for facet in SAID}


def search_rows(owner: User) -> list[SearchRow]:
    """By name. Two queries."""
    rows = list(SavedSearch.objects.filter(owner=owner))
    if not rows:
        return []
    paces = saved_searches.alerts().standing([name_of(row.key) for row in rows])
    return [
        SearchRow(row.key, row.name, _list_of(Wish(**said_by(row))), paces.get(name_of(row.key), "")) for row in rows
    ]


def _list_of(wish: Wish) -> str:
    return f"{reverse('partners')}?{wish.address()}"
