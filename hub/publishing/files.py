"""Who may fetch an uploaded file: whoever may read a live text that shows it; who works on the texts sees all.

A file that no text and no room shows, or only a draft, is nobody's but theirs. Asked of Wagtail's reference index,
which holds the live text of each page with the ids of its blocks.
"""

import re
from collections.abc import Collection, Sequence
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from hub.people.reader import Reader
from hub.ports import shown_files
from hub.publishing import access

BLOCK_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Places = dict[int, list[Sequence[str]]]
"""By page: for each time that it shows a file the ids of the blocks in which it does, the outermost first."""


def may_fetch(file: Model, reader: Reader) -> bool:
    """Whether `reader` may have this image or document."""
    if reader.writer:
        return True
    places = places_of(file)
    pages = access.visible_pages(Page.objects.filter(pk__in=places), reader)
    on_pages = any(_shown(key, places[page_id], reader) for page_id, key in pages.values_list("pk", "translation_key"))
    return on_pages or shown_files.shown(file, reader)


def places_of(file: Model) -> Places:
    """Where pages show a file, live or not."""
    references = ReferenceIndex.get_references_to(file).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    places: Places = {}
    for page_id, path in references.values_list("object_id", "content_path"):
        places.setdefault(int(page_id), []).append(BLOCK_ID.findall(path))
    return places


def shown_by(model: type[Model], page_ids: Collection[int]) -> set[int]:
    """Keys of the files of a model that these pages show."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page_id) for page_id in page_ids],
        to_content_type=ContentType.objects.get_for_model(model),
    )
    return {int(key) for key in references.values_list("to_object_id", flat=True)}


def _shown(page_key: UUID, places: list[Sequence[str]], reader: Reader) -> bool:
    """Whether one of the places on the page lies in no block that is hidden from the reader."""
    hidden = access.hidden_blocks(page_key, reader)
    return any(hidden.isdisjoint(blocks) for blocks in places)
