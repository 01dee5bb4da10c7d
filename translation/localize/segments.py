"""The strings of a page with their translations: read, written, and heard when others write them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, TranslationContext
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from translation.localize import keys

Saved = Callable[[UUID, str, str, int | None], None]


@dataclass(frozen=True)
class Segment:
    """One string of a source page with its translation. `key` outlives the row: it names context path and string.

    `before` is what stood at this place of the page last: the source of before, and its translation.
    """

    key: str
    path: str
    field_path: str
    source: str
    target: str
    string_id: int = 0
    context_id: int = 0
    faulty: bool = False
    before: tuple[str, str] | None = None

    @property
    def block_id(self) -> str:
        """The top-level block, or the field, that the string belongs to."""
        field, _, rest = self.path.partition(".")
        return rest.partition(".")[0] or field

    @property
    def is_plain(self) -> bool:
        """Whether the string is text without inline tags, so that a person sees and writes no HTML."""
        return "<" not in self.source.replace("<br/>", "")

    @property
    def is_translated(self) -> bool:
        return bool(self.target) and not self.faulty

    @property
    def words(self) -> str:
        """The source without any tag."""
        return str(StringValue(self.source).render_text())

    def shown(self, data: str) -> str:
        """`data` as a person reads and writes it."""
        return StringValue(data).render_text() if self.is_plain else data

    def stored(self, text: str) -> str:
        """What a person wrote, as it is kept; ValueError (with a message for them) where it cannot be."""
        text = text.strip().replace("\r\n", "\n")
        if self.is_plain:
            return str(StringValue.from_plaintext(text).data)
        data = str(StringValue.from_translated_html(text).data)
        validate_translation_links(self.source, data)
        return data


def segments(*, page_key: UUID, source_locale_id: int, locale: Locale) -> list[Segment]:
    """The strings of a page with their translations, in the order of the page; two queries."""
    rows = (
        StringSegment.objects.filter(source__object_id=page_key, source__locale_id=source_locale_id)
        .select_related("string", "context")
        .order_by("order")
    )
    found = StringTranslation.objects.filter(context__object_id=page_key, locale=locale).order_by("updated_at")
    targets = {(row.translation_of_id, row.context_id): row for row in found.select_related("translation_of")}
    present = {(row.string_id, row.context_id) for row in rows}
    before = {
        row.context_id: (row.translation_of.data, row.data) for place, row in targets.items() if place not in present
    }
    listed: dict[str, Segment] = {}
    for row in rows:
        target = targets.get((row.string_id, row.context_id))
        key = keys.of_segment(row.context.path_id, row.string.data_hash)
        listed[key] = Segment(
            key=key,
            path=row.context.path,
            field_path=row.context.field_path,
            source=row.string.data,
            target=target.data if target else "",
            string_id=row.string_id,
            context_id=row.context_id,
            faulty=bool(target and target.has_error),
            before=None if target else before.get(row.context_id),
        )
    return list(listed.values())


def store(*, locale: Locale, by: Any, texts: Iterable[tuple[Segment, str]]) -> None:
    """Keep the stored form of each segment's translation. One query for all; whoever checks, checked before."""
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
                data=data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                last_translated_by=by,
                updated_at=timezone.now(),
            )
            for segment, data in texts
        ],
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=[
            "data",
            "translation_type",
            "tool_name",
            "last_translated_by",
            "updated_at",
            "has_error",
            "field_error",
        ],
    )


def strings_of(instance: Page) -> list[Segment]:
    """The segments that `instance` itself would have, in order, untranslated and unstored; one query."""
    contexts = TranslationContext.objects.filter(object_id=instance.translation_key)
    field_paths = dict(contexts.values_list("path", "field_path"))
    return [
        Segment(
            key=keys.of_segment(keys.of_path(value.path), keys.of_string(value.string.data)),
            path=value.path,
            field_path=field_paths.get(value.path, ""),
            source=value.string.data,
            target="",
        )
        for value in extract_segments(instance)
        if isinstance(value, StringSegmentValue)
    ]


def hear_saves(saved: Saved) -> None:
    """Call `saved(page_key, language, path, user_id)` for whatever the stock editor or an import saves."""

    def receive(sender: type, instance: Any, **kwargs: Any) -> None:
        if instance.context_id is not None:
            context = instance.context
            saved(context.object_id, instance.locale.language_code, context.path, instance.last_translated_by_id)

    for model in (StringTranslation, SegmentOverride):
        post_save.connect(receive, sender=model, weak=False, dispatch_uid=f"translation.hear_saves.{model.__name__}")
