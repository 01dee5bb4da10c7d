"""Where the work on a text begins, for many texts at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from wagtail_localize.models import StringSegment, StringTranslation

from translation.localize import keys

Pair = tuple[UUID, str]


def first_open(wanted: Mapping[Pair, Collection[str]], *, source_language: str) -> dict[Pair, str]:
    """The block (or field) of the first string that lacks a translation by a person, or whose key is named; one query.

    `wanted` maps page and language to keys of segments that need work although they are translated.
    """
    languages: dict[UUID, list[str]] = defaultdict(list)
    for key, language in wanted:
        languages[key].append(language)
    done = (
        StringTranslation.objects.filter(
            translation_of=OuterRef("string"), context=OuterRef("context"), has_error=False
        )
        .exclude(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
        .exclude(data="")
        .values("locale__language_code")
    )
    rows = (
        StringSegment.objects.filter(
            source__object_id__in=list(languages), source__locale__language_code=source_language
        )
        .annotate(done=ArraySubquery(done))
        .order_by("order")
        .values_list("source__object_id", "context__path", "context__path_id", "string__data_hash", "done")
    )
    found: dict[Pair, str] = {}
    for page_key, path, path_id, digest, translated in rows:
        for language in languages[page_key]:
            pair = (page_key, language)
            named = wanted[pair] and keys.of_segment(path_id, digest) in wanted[pair]
            if pair not in found and (named or language not in translated):
                field, _, rest = path.partition(".")
                found[pair] = rest.partition(".")[0] or field
    return found
