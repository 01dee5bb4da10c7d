"""What a kind of content has to tell: the words of an item, who may read it, and what makes it news."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from hub.models import ChangeKind
from hub.people.reader import Reader


@dataclass(frozen=True)
class Words:
    """What an item is called in one language; `url` is a path of the Hub."""

    language: str
    title: str
    url: str
    summary: str = ""


@dataclass(frozen=True)
class Item:
    """An item as it stands now."""

    key: str
    source_language: str
    words: Sequence[Words]
    themes: Sequence[str] = ()
    countries: Sequence[str] = ()


@dataclass(frozen=True)
class Announcement:
    """Something that an editor announces of an item; the same version of an item is announced once."""

    key: str
    version: str = "1"
    note: str = ""


class Source:
    """One kind of content. What is said here is that nothing makes news of it; an adapter says what does.

    `page_model`: pages of it are announced by their publication, where `first_is_news` the first one without a note,
    and later ones by a change note of one of `news_changes`.
    `hears` maps kinds of `announce.happened` to whether they withdraw the item whose key they carry; `renews` maps
    kinds that add words to an item to the name under which they carry its key.
    `rows` maps labels of models to the keys of the items that a row is shown in: saved or deleted, the items are
    looked at anew. A new row may be `announced` by itself.
    """

    kind: str
    label: Promise
    counted: Promise
    of_manual: bool = False
    page_model: str = ""
    first_is_news: bool = True
    news_changes: frozenset[str] = frozenset(ChangeKind.values) - {ChangeKind.WORDING}
    hears: Mapping[str, bool] = {}
    renews: Mapping[str, str] = {}
    rows: Mapping[str, Callable[[Any], Iterable[str]]] = {}

    def item(self, key: str) -> Item | None:
        """The item with its words in every language it has, or None when it is not public in any way."""
        raise NotImplementedError

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        """Those that `reader` may see now; two queries at most, however many keys."""
        raise NotImplementedError

    def since(self, moment: datetime) -> Iterator[str]:
        """Keys of what should have been announced since then, so that a lost announcement is found."""
        return iter(())

    def announced(self, row: Any) -> Announcement | None:
        """What a new row of `rows` announces."""
        return None
