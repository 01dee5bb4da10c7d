"""Another name, or other choices, for a search that somebody saved."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from initiatives.errors import RefusedError
from initiatives.models import SavedSearch

TWICE = _("You have saved a search with these choices already.")


def change_search(*, search: SavedSearch, name: str, said: Mapping[str, str]) -> None:
    """Its alerts go on. Raises RefusedError where another one of the same owner says the same."""
    with transaction.atomic():
        locked = SavedSearch.objects.select_for_update().get(pk=search.pk)
        if SavedSearch.objects.filter(owner=locked.owner_id, **said).exclude(pk=locked.pk).exists():
            raise RefusedError(TWICE)
        locked.name = name
        for facet, value in said.items():
            setattr(locked, facet, value)
        locked.save()
