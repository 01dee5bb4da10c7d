"""Kept files for one reader: those of the blocks of an edition that the reader may see."""

from dataclasses import dataclass

from hub.people.reader import Reader
from manual.models import FrozenSection, KeptFile
from manual.reading import frozen


@dataclass(frozen=True)
class Found:
    content: bytes
    called: str


def find(edition: str, name: str, reader: Reader) -> Found | None:
    """The file `name` where a text of the edition that `reader` may see shows it. A few queries."""
    sections = FrozenSection.objects.filter(
        impression__edition__number=edition, blocks__contains=[{"more": {"kept": name}}]
    )
    shown = [
        item
        for part in frozen.parts(sections.order_by("pk"), reader)
        for item in part.items
        if item.more.get("kept") == name
    ]
    if not shown:
        return None
    content = KeptFile.objects.values_list("content", flat=True).get(name=name)
    return Found(bytes(content), shown[0].more.get("name") or name)
