from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Token:
    """A value as it stands in a text, with everything that it may mean: `14.30` is 14.3 and half past two."""

    code: str
    text: str
    readings: frozenset[str]
    place: int = 0

    def within(self, spans: Iterable[tuple[int, int]]) -> "Token":
        """The same, as a number of the law where it stands in one of the `spans`."""
        if self.code == "number" and any(first <= self.place < last for first, last in spans):
            return replace(self, code="law")
        return self
