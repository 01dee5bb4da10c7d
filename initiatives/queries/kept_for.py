"""What this room keeps for one person alone, as plain values to take along."""

from collections.abc import Mapping, Sequence
from typing import Any

from initiatives.models import Pin, SavedSearch
from initiatives.models.saved_search import SAID


def searches_of(user: Any) -> Sequence[Mapping[str, Any]]:
    return list(SavedSearch.objects.filter(owner=user).values("name", *SAID, "created_at"))


def pins_of(user: Any) -> Sequence[Mapping[str, Any]]:
    return list(Pin.objects.filter(owner=user).values("initiative__key", "created_at"))
