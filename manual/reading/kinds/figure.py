"""A figure: a picture with what it shows in words, and a caption."""

import errno
import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wagtail.images.models import SourceImageIOError

from hub.models import HubImage
from hub.publishing.models.media import HubRendition
from manual.reading.item import Item
from manual.reading.kinds.base import Keep, Kind, Value
from manual.reading.prose import PICTURE, Href, plain, prose

logger = logging.getLogger(__name__)

SIZES = ("width-640", "width-1280")
"""What a browser may choose from; an edition keeps the last."""


class Figure(Kind):
    looked_up = frozenset({"renditions", "kept", "width", "height"})
    lookup = staticmethod(lambda items, language: with_renditions(items))

    def read(self, value: Value, href: Href) -> dict[str, Any]:
        return {
            "text": prose(value.get("text") or "", href, inline=True),
            "more": {"image": value.get("image"), "alt": value.get("alt") or ""},
        }

    def show(self, item: Item, href: Href) -> Item:
        more = {"alt": item.more.get("alt", ""), **_source(item.more, href)}
        return replace(item, text=prose(item.text, href, inline=True), more=more)

    def words(self, item: Item) -> Iterable[str]:
        yield plain(item.text)
        yield item.more.get("alt", "")

    def frozen(self, items: Sequence[Item], keep: Keep) -> Sequence[Item]:
        """The bytes of each picture are kept; what is frozen already stays as it is."""
        return [item if "kept" in item.more else replace(item, more=_kept(item.more, keep)) for item in items]


def with_renditions(items: Sequence[Item]) -> Sequence[Item]:
    """The figures with the sizes that their pictures have, small to large. One query once the sizes are made."""
    wanted = {item.more["image"] for item in items if item.more.get("image") and "kept" not in item.more}
    found = _renditions(wanted)
    missing = {pk for pk in wanted if len(found.get(pk, ())) < len(SIZES)}
    if missing:
        for image in HubImage.objects.filter(pk__in=missing):
            try:
                image.get_renditions(*SIZES)
            except SourceImageIOError:
                logger.exception("The file of image %s cannot be read; its words stand for it", image.pk)
        found |= _renditions(missing)
    return [
        replace(item, more={**item.more, "renditions": found[item.more["image"]]})
        if item.more.get("image") in found and "kept" not in item.more
        else item
        for item in items
    ]


def _renditions(images: set[int]) -> dict[int, list[dict[str, Any]]]:
    rows = HubRendition.objects.filter(image_id__in=images, filter_spec__in=SIZES).order_by("width", "filter_spec")
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows if images else ():
        size = {"id": row.pk, "src": row.file.url, "width": row.width, "height": row.height}
        found.setdefault(row.image_id, []).append(size)
    return found


def _source(more: Mapping[str, Any], href: Href) -> dict[str, Any]:
    if "kept" in more:
        return {"src": href({"href": PICTURE + more["kept"]}), "width": more["width"], "height": more["height"]}
    sizes = {size["width"]: size for size in more.get("renditions", ())}
    if not sizes:
        return {}
    largest = sizes[max(sizes)]
    several = ", ".join(f"{size['src']} {width}w" for width, size in sizes.items()) if len(sizes) > 1 else ""
    return {"src": largest["src"], "width": largest["width"], "height": largest["height"], "srcset": several}


def _kept(more: Mapping[str, Any], keep: Keep) -> dict[str, Any]:
    own = {name: value for name, value in more.items() if name not in Figure.looked_up}
    if not more.get("renditions"):
        lost = HubImage.objects.filter(pk=more.get("image")).first()
        if lost is not None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), lost.title)
        return own
    largest = HubRendition.objects.get(pk=more["renditions"][-1]["id"])
    with largest.file.open() as file:
        name = keep(content=file.read(), extension=largest.file.name.rpartition(".")[2])
    return {**own, "kept": name, "width": largest.width, "height": largest.height}
