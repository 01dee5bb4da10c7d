"""How much the changes matter that lie between the source a text was approved against and the source now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hub.models import ChangeKind

ORDER = (ChangeKind.WORDING, ChangeKind.CONTACT, ChangeKind.PROCEDURE, ChangeKind.LEGAL)


@dataclass(frozen=True)
class Change:
    """One published change of a block of the source."""

    after: str
    kind: str
    at: datetime | None = None


def since(approved: str, changes: Sequence[Change]) -> list[Change]:
    """The changes, newest first, that came after the text with the hash `approved`; all where it is not among them."""
    later = []
    for change in changes:
        if change.after == approved:
            break
        later.append(change)
    return later


def worst(kinds: Sequence[str]) -> ChangeKind:
    """The kind that matters most; what nobody named counts as procedure (design 2)."""
    return max((ChangeKind(kind) for kind in kinds), key=ORDER.index, default=ChangeKind.PROCEDURE)
