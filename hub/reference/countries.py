"""Countries to choose from."""

from collections.abc import Collection

from hub.look.alphabet import in_order
from hub.models import Country


def country_choices(language: str, among: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Codes and names in the order of the reader's alphabet, `among` None: all. One query."""
    named = [(one.code, one.name_in(language)) for one in Country.objects.all() if among is None or one.code in among]
    return in_order(named, language, name=lambda pair: pair[1])
