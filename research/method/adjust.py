"""Many questions of one study: of twenty that mean nothing, one looks as if it did. Pure."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def holm(values: Mapping[Key, float | None]) -> dict[Key, float | None]:
    """Each p value as it stands among all of a study (Holm, "A simple sequentially rejective multiple test procedure",
    1979); None stays None and counts for nothing.
    """
    asked = sorted((value, place, key) for place, (key, value) in enumerate(values.items()) if value is not None)
    adjusted: dict[Key, float | None] = dict.fromkeys(values)
    least = 0.0
    for rank, (value, _place, key) in enumerate(asked):
        least = max(least, min(1.0, value * (len(asked) - rank)))
        adjusted[key] = least
    return adjusted
