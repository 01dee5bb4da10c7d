"""Items of other rooms for a set of numbers, themes and countries: asked once a page, one query a room."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hub.people.reader import PUBLIC, Reader


@dataclass(frozen=True)
class RelatedItem:
    """One line of a related panel, already in the reader's language and allowed for the reader."""

    title: str
    url: str
    language: str
    note: str = ""


@dataclass(frozen=True)
class RelatedQuestion:
    """What a page is about. Themes are slugs, countries ISO codes, numbers citable numbers.

    About nothing (the front page): what a room shows first, if it wants to be there. `whole`: a page that gathers all
    that the Hub has on a theme or a country; some rooms answer only that.
    """

    language: str
    numbers: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    reader: Reader = PUBLIC
    limit: int = 5
    whole: bool = False


@dataclass(frozen=True)
class RelatedGroup:
    """The items of one room under its (translated) heading; `more` leads to all of them, where there may be more.

    `marks` are words that stand at a paragraph and lead to the group, by citable number.
    """

    kind: str
    heading: str
    items: Sequence[RelatedItem]
    more: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """Where marks lead; none where there are none."""
        return f"related-{self.kind}" if self.marks else ""


Provider = Callable[[RelatedQuestion], RelatedGroup]

_providers: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """Let a room answer; `kind` names its group (`initiatives`, `news`)."""
    _providers[kind] = provider


def ask(question: RelatedQuestion, *, without: frozenset[str] = frozenset()) -> list[RelatedGroup]:
    """Groups that have items, one query a room; `without` leaves kinds out, such as the asker's own."""
    groups = [provider(question) for kind, provider in _providers.items() if kind not in without]
    return [group for group in groups if group.items]
