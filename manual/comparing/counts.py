"""How much changed, in numbers and in words for those who do not see colours."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manual.comparing.blocks import Pair, Status


@dataclass(frozen=True)
class Counts:
    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0
    left: int = 0
    heading: bool = False

    def __bool__(self) -> bool:
        return self != Counts()

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.added + other.added,
            self.removed + other.removed,
            self.changed + other.changed,
            self.moved + other.moved,
            self.left + other.left,
            self.heading or other.heading,
        )

    def in_words(self) -> str:
        """`2 paragraphs added, 1 moved`."""
        words = [
            (self.added, ngettext("%(count)d paragraph added", "%(count)d paragraphs added", self.added)),
            (self.changed, ngettext("%(count)d paragraph changed", "%(count)d paragraphs changed", self.changed)),
            (self.moved, ngettext("%(count)d paragraph moved", "%(count)d paragraphs moved", self.moved)),
            (self.removed, ngettext("%(count)d paragraph removed", "%(count)d paragraphs removed", self.removed)),
            (
                self.left,
                ngettext(
                    "%(count)d paragraph moved to another section",
                    "%(count)d paragraphs moved to another section",
                    self.left,
                ),
            ),
        ]
        said = [word % {"count": count} for count, word in words if count]
        if self.heading:
            said.insert(0, _("title or summary changed"))
        return ", ".join(said) or _("nothing changed")


def count(pairs: Iterable[Pair], *, heading: bool = False) -> Counts:
    """A block that moved and changed counts as both; `left` counts what stands in another section now."""
    pairs = list(pairs)
    here = [pair for pair in pairs if not pair.went_to]
    statuses = [pair.status for pair in here]
    return Counts(
        added=statuses.count(Status.ADDED),
        removed=statuses.count(Status.REMOVED),
        changed=statuses.count(Status.CHANGED),
        moved=sum(pair.has_moved for pair in here),
        left=len(pairs) - len(here),
        heading=heading,
    )
