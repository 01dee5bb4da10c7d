"""Hear, or hear no more, of what a saved search finds. The search stays."""

from hub.models import User
from hub.ports import saved_searches
from hub.ports.saved_searches import Begun
from initiatives.models import SavedSearch
from initiatives.queries.matching import name_of


def switch_alerts(*, search: SavedSearch, on: bool, by: User, language: str) -> Begun | None:
    """None where they ended."""
    if not on:
        saved_searches.alerts().end(names=[name_of(search.key)])
        return None
    return saved_searches.alerts().begin(user=by, name=name_of(search.key), language=language)
