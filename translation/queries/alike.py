"""Which remembered texts are like a text. A fact about two texts, so it is asked once for each state of the memory.

Kept in the cache for an hour; a text that is remembered meanwhile makes all of it ask anew.
"""

from collections.abc import Collection

from django.core.cache import cache
from django.db import connection
from django.db.models import Max

from translation.models import MemorySource
from translation.models.memory import digest

KEPT_SECONDS = 3600
ALIKE = """
SELECT asked.words, near.id
FROM unnest(%s::text[]) AS asked (words) CROSS JOIN LATERAL translation_memory_alike(asked.words) AS near (id)
"""


def alike(texts: Collection[str]) -> dict[str, list[int]]:
    """Ids of `MemorySource` by text, in no order: those that share half of their trigrams. One query, or two."""
    newest = MemorySource.objects.aggregate(newest=Max("pk"))["newest"]
    if newest is None:
        return {}
    names = {f"alike:{newest}:{digest(text)}": text for text in texts}
    known = {names[name]: near for name, near in cache.get_many(names).items()}
    unknown = [text for text in names.values() if text not in known]
    if unknown:
        found = _asked(unknown)
        cache.set_many({name: found[text] for name, text in names.items() if text in found}, KEPT_SECONDS)
        known |= found
    return known


def _asked(texts: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {text: [] for text in texts}
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [texts])
        for text, near in cursor.fetchall():
            found[text].append(near)
    return found
