"""What was approved before for texts like these: the memory as the desk asks it.

Alike are texts that share half of their trigrams (`translation_memory_alike` in the database); below that a text is
quicker written than mended.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from wagtail.models import Page

from hub.people.reader import PUBLIC, Reader
from hub.words import Run, compare
from translation import localize
from translation.models import MemoryPlace
from translation.models.memory import digest
from translation.queries.alike import alike
from translation.queries.open_places import open_places

WHOLE = 100
MOST = 3  # a segment
CANDIDATES = 6  # some more, as what the reader may not read is left out afterwards
FOUND = """
SELECT asked.key, near.id, near.words, near.text, near.exact, near.share
FROM unnest(%(keys)s::text[], %(sha256)s::text[], %(words)s::text[], %(near)s::text[])
    AS asked (key, sha256, words, near)
CROSS JOIN LATERAL (
    SELECT entry.id, source.words, entry.text,
        source.sha256 = asked.sha256 AS exact, similarity(source.words, asked.words) AS share
    FROM (
        SELECT same.* FROM translation_memorysource AS same WHERE same.sha256 = asked.sha256
        UNION ALL
        SELECT alike.* FROM translation_memorysource AS alike
        WHERE alike.id = ANY(asked.near::bigint[]) AND alike.sha256 <> asked.sha256
    ) AS source
    JOIN translation_memoryentry AS entry ON entry.source_id = source.id AND entry.language = %(language)s
    WHERE EXISTS (SELECT FROM translation_memoryplace AS place WHERE place.entry_id = entry.id)
    ORDER BY exact DESC, share DESC, entry.at DESC, entry.id
    LIMIT %(most)s
) AS near
"""


@dataclass(frozen=True)
class Suggestion:
    """An approved translation of the same text (100) or of one alike; `restricted` where practitioners alone read it.

    `difference` leads from the remembered source to this one; empty for 100.
    """

    source: str
    text: str
    percent: int
    difference: tuple[Run, ...]
    from_page: str
    restricted: bool = False


def suggestions(
    segments: Sequence[localize.Segment], *, page_key: UUID, language: str, reader: Reader = PUBLIC
) -> dict[str, list[Suggestion]]:
    """Up to three a segment, best first, by segment key; what `reader` may not read is left out. At most six queries.

    Nothing says again what the segment says already. Where two are as good, the one from `page_key` comes first.
    """
    by_key = {segment.key: segment for segment in segments}
    rows = _found(by_key.values(), language)
    places = _places({row.entry_id for row in rows})
    titles = _titles({place.page_key for place in places.values()})
    found: dict[str, list[Suggestion]] = defaultdict(list)
    rows.sort(key=lambda row: (-row.percent, row.entry_id in places and places[row.entry_id].page_key != page_key))
    for row in rows:
        place = places.get(row.entry_id)
        if place is None or (place.restricted and not reader.sees_practitioner_text):
            continue
        segment, said = by_key[row.key], found[row.key]
        text = segment.adapted(row.text)
        if len(said) < MOST and text not in {segment.shown(segment.target), *(one.text for one in said)}:
            runs = () if row.percent == WHOLE else compare(row.words, segment.words)
            title = titles.get(place.page_key, "")
            said.append(Suggestion(row.words, text, row.percent, runs, title, place.restricted))
    return {key: said for key, said in found.items() if said}


@dataclass(frozen=True)
class _Row:
    key: str
    entry_id: int
    words: str
    text: str
    exact: bool
    share: float

    @property
    def percent(self) -> int:
        """Whole only where the text is the same to the letter, tags included."""
        return WHOLE if self.exact else min(int(self.share * WHOLE), WHOLE - 1)


@dataclass(frozen=True)
class _Place:
    page_key: UUID
    restricted: bool


def _found(segments: Iterable[localize.Segment], language: str) -> list[_Row]:
    asked = [(segment.key, digest(segment.source), segment.words) for segment in segments]
    if not asked:
        return []
    keys, sha256, words = (list(column) for column in zip(*asked, strict=True))
    likes = alike(words)
    near = [f"{{{','.join(map(str, likes.get(text, ())))}}}" for text in words]  # each an array, written as text
    values = {"keys": keys, "sha256": sha256, "words": words, "near": near}
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {**values, "language": language, "most": CANDIDATES})
        return [_Row(*row) for row in cursor.fetchall()]


def _places(entries: Collection[int]) -> dict[int, _Place]:
    """The newest place of each entry; restricted where any of its places is."""
    rows = MemoryPlace.objects.filter(entry__in=entries)
    public = set(open_places(rows).values_list("pk", flat=True))
    found: dict[int, _Place] = {}
    for pk, entry_id, page_key in rows.order_by("revision_id").values_list("pk", "entry_id", "page_key"):
        before = found.get(entry_id)
        found[entry_id] = _Place(page_key, pk not in public or bool(before and before.restricted))
    return found


def _titles(page_keys: Collection[UUID]) -> dict[UUID, str]:
    pages = Page.objects.filter(translation_key__in=page_keys, locale__language_code=settings.LANGUAGE_CODE)
    return dict(pages.values_list("translation_key", "title"))
