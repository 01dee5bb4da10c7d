"""Save the present list under a name, and let its owner hear of what is new in it."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.models import User
from hub.ports import saved_searches
from hub.ports.saved_searches import Begun
from initiatives.errors import RefusedError
from initiatives.models import SavedSearch
from initiatives.queries.matching import name_of

MOST = 50
FULL = _("You have saved as many searches as the Hub keeps for one person. Delete one first.")


def save_search(*, owner: User, name: str, said: Mapping[str, str], language: str) -> tuple[SavedSearch, Begun]:
    """`said`: a value for each facet, empty for any. The same choices saved again only get the new name.

    Raises RefusedError.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=owner.pk)
        row, new = SavedSearch.objects.get_or_create(owner=owner, **said, defaults={"name": name})
        if new and SavedSearch.objects.filter(owner=owner).count() > MOST:
            raise RefusedError(FULL)
        if not new and row.name != name:
            row.name = name
            row.save(update_fields=["name"])
        return row, saved_searches.alerts().begin(user=owner, name=name_of(row.key), language=language)
