"""Freezes the manual in one language: structured text, rendering and hashes, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from hub.faultpoints import crashpoint
from hub.publishing.fingerprint import digest
from manual.models import Edition, FrozenBlock, FrozenSection, Impression, ImpressionBuild
from manual.queries import frozen_places
from manual.queries.snapshot import Text
from manual.reading import items
from manual.reading.prose import FORM, NUMBER, PICTURE
from manual.services.keep_file import keep


def freeze_impression(*, edition: Edition, language: str, title: str, texts: Sequence[Text], by: UUID) -> Impression:
    """Write the next impression of `edition` in `language` out of `texts`, in their order, and its waiting build."""
    prepared = [_prepare(text, place) for place, text in enumerate(frozen_places.filled(_kept(texts)))]
    impression = Impression.objects.create(
        edition=edition,
        language=language,
        number=edition.impressions.filter(language=language).count() + 1,
        title=title,
        sha256=whole_hash(edition.number, language, [section.sha256 for section in prepared]),
        approved_by=by,
    )
    for section in prepared:
        section.impression = impression
    FrozenSection.objects.bulk_create(prepared)
    FrozenBlock.objects.bulk_create(
        FrozenBlock(section=section, block_id=block["id"], number=block["number"])
        for section in prepared
        for block in section.blocks
        if block.get("number")
    )
    ImpressionBuild.objects.create(impression=impression)
    crashpoint("edition-impression")
    return impression


def section_hash(section: FrozenSection) -> str:
    """SHA-256 of all that a frozen section says; what is stored must give it again for ever."""
    return digest(
        {
            "key": str(section.page_key),
            "kind": section.kind,
            "number": section.number,
            "title": section.title,
            "summary": section.summary,
            "language": section.text_language,
            "source": section.source_sha256,
            "blocks": section.blocks,
            "html": section.html,
            "restricted": section.restricted,
        }
    )


def whole_hash(edition: str, language: str, sections: Iterable[str]) -> str:
    """SHA-256 of an impression, over the hashes of its sections in order."""
    return digest([edition, language, *sections])


def _kept(texts: Sequence[Text]) -> list[Text]:
    """The texts with what is looked up for them in the language that each is in, once a language, fit to keep."""
    made: dict[UUID, Text] = {}
    for language in dict.fromkeys(text.language for text in texts):
        own = [text for text in texts if text.language == language]
        body = iter(items.kept((item for text in own for item in text.items), language, keep))
        made |= {text.key: replace(text, items=tuple(islice(body, len(text.items)))) for text in own}
    return [made[text.key] for text in texts]


def _prepare(text: Text, place: int) -> FrozenSection:
    section = FrozenSection(
        order=place,
        page_key=text.key,
        kind=text.kind,
        number=text.number,
        title=text.title,
        summary=text.summary,
        text_language=text.language,
        source_sha256=text.source_sha256,
        blocks=[item.as_json() for item in text.items],
        html=_html(text),
        restricted=text.restricted,
    )
    section.sha256 = section_hash(section)
    return section


def _html(text: Text) -> str:
    href = items.by_number(NUMBER.__add__, picture=PICTURE.__add__, form=FORM.__add__)
    context: dict[str, Any] = {"text": text, "items": [items.shown(item, href) for item in text.items]}
    with translation.override(text.language):
        return render_to_string("manual/frozen/section.html", context)
