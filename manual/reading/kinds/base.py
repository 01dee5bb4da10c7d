"""What a kind of block can say of itself. A new kind is a module here, a line in `registry` and two templates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Protocol

from hub.publishing.services.apply_access import RESTRICTED
from manual.reading.item import Item
from manual.reading.prose import Href, plain, prose

Value = Mapping[str, Any]
Lookup = Callable[[Sequence[Item], str], Sequence[Item]]


class Keep(Protocol):
    """Whatever keeps the bytes of a file for ever, and says under which name."""

    def __call__(self, *, content: bytes, extension: str) -> str: ...


class Kind:
    """A kind with a title and a text; its methods differ where it has more.

    Its templates are `manual/parts/item/<name>.html` for pages and `manual/frozen/item/<name>.html` for editions
    and their files; both get `item` as `show` gives it.
    """

    numbered: ClassVar[bool] = False
    """Whether such a block gets a citable number of its own."""
    looked_up: ClassVar[frozenset[str]] = frozenset()
    """Names of the item's values (in `more` too) that `lookup` or `frozen` put there: no words of the author."""
    script: ClassVar[str] = ""
    """A script of the look that makes such a block more useful; it works without."""
    lookup: Lookup | None = None
    """A static method that completes all items of a page whose kinds name it, in one call; queries do not grow."""

    def __init__(self, name: str) -> None:
        self.name = name

    def item(self, block_id: str, value: Any, number: str, href: Href) -> Item:
        """The item of a raw value of the stream."""
        if not isinstance(value, Mapping):
            return Item(id=block_id, kind=self.name, title=str(value))
        return Item(
            id=block_id,
            kind=self.name,
            number=number if self.numbered else "",
            restricted=value.get("access") == RESTRICTED,
            **self.read(value, href),
        )

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        """The fields of the item that this kind fills; links of rich text pass through `href`."""
        return {"title": value.get("title") or "", "text": prose(value.get("text") or "", href)}

    def html(self, value: Value) -> Iterable[str]:
        """All rich text of a raw value, for the links in it."""
        yield value.get("text") or ""

    def show(self, item: Item, href: Href) -> Item:
        """The item for one sink: links made, rich text reduced once more and safe in a template."""
        return replace(item, text=prose(item.text, href))

    def words(self, item: Item) -> Iterable[str]:
        """All that the item says, as plain text: for lists, comparisons and search."""
        yield item.title
        yield plain(item.text)

    def frozen(self, items: Sequence[Item], keep: Keep) -> Sequence[Item]:
        """Completed items as an edition keeps them for ever: the bytes of what they show are handed to `keep`."""
        return items


class Numbered(Kind):
    numbered = True
