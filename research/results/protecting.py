"""All numbers of a study at once: what was published stays as it is, what is new is protected with it."""

from collections.abc import Mapping

from hub.disclosure import Linked, protected_together
from research.results.counting import Counted, Key

DEAR = {1: 1_000.0, 3: 20.0}
"""By the length of a key: how many answered, then what all of a round said, are worth more than a cell of a group."""
Shown = Mapping[Key, int | None]


def protected(counted: Counted, *, least: int, published: Shown) -> dict[Key, int | None]:
    """What may be said of each number. `published` are the numbers of earlier rounds as they were published.

    A number that was said stays said and hides nobody any more; one that was kept back stays kept back.
    """
    said = {key for key, number in published.items() if number is not None and key in counted.numbers}
    kept = {key for key, number in published.items() if number is None and key in counted.numbers}
    dear = {key: DEAR[len(key)] for key in counted.numbers if len(key) in DEAR}
    tables = Linked(counted.numbers, counted.sums, known=said, hidden=kept, dear=dear)
    return protected_together(tables, least=least)
