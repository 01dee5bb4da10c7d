"""The strings of a page with their translations: read, written, and heard when others write them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import SegmentOverride, StringSegment, StringTranslation, TranslationContext
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from translation.localize import keys, markup
from translation.localize.former import Former, nearest
from translation.models import SegmentAuthor

MARKUP = frozenset("<&")
Saved = Callable[[UUID, str, str, int | None], None]


@dataclass(frozen=True)
class Segment:
    """One string of a source page with its translation. `key` outlives the row: it names context path and string.

    `former` are the texts (source, translation) that stood at this place before, oldest first; `alone` says that one
    text has the place for itself; `touched`, that somebody saved there since the last approval. What a machine wrote is
    in `machine`, never in `target`, until a person saves it.
    """

    key: str
    path: str
    field_path: str
    source: str
    target: str
    string_id: int = 0
    context_id: int = 0
    faulty: bool = False
    former: tuple[Former, ...] = ()
    alone: bool = True
    machine: str = ""
    saved_at: datetime | None = None
    touched: bool = False

    @cached_property
    def before(self) -> Former | None:
        """What stood at this place of the page last: the source of before, and its translation."""
        return nearest(self.source, self.former, alone=self.alone)

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
        return words_of(self.source)

    @property
    def marks(self) -> list[markup.Mark]:
        """The inline tags of the source, which a person sees and writes as numbered marks."""
        return markup.marks(self.source)

    def shown(self, data: str) -> str:
        """`data` as a person reads and writes it: plain, with marks, or as HTML where its tags are not the source's."""
        if self.is_plain:
            return words_of(data)
        text = markup.readable(self.source, data)
        return data if text is None else text

    def adapted(self, data: str) -> str:
        """The translation of another string as a person may take it over here: its tags only where they fit."""
        text = None if self.is_plain else markup.readable(self.source, data)
        return words_of(data) if text is None else text

    def stored(self, text: str) -> str:
        """What a person wrote, as it is kept; ValueError (with a message for them) where it cannot be."""
        text = text.strip().replace("\r\n", "\n")
        if self.is_plain:
            return str(StringValue.from_plaintext(text).data)
        if not text:
            return ""
        if not markup.is_html(text):
            return markup.stored(self.source, text)
        data = str(StringValue.from_translated_html(text).data)
        validate_translation_links(self.source, data)
        return data


def words_of(data: str) -> str:
    """A stored text without any tag. Most have none, and need no parser."""
    return data if MARKUP.isdisjoint(data) else str(StringValue(data).render_text())


def segments(*, page_key: UUID, source_language: str, locale: Locale) -> list[Segment]:
    """The strings of a page with their translations, in the order of the page; two queries."""
    rows = (
        StringSegment.objects.filter(source__object_id=page_key, source__locale__language_code=source_language)
        .select_related("string", "context")
        .annotate(touched=Exists(_open_work(page_key, locale.language_code)))
        .order_by("order")
    )
    found = StringTranslation.objects.filter(context__object_id=page_key, locale=locale).order_by("updated_at")
    targets = {(row.translation_of_id, row.context_id): row for row in found.select_related("translation_of")}
    present = {(row.string_id, row.context_id) for row in rows}
    former: dict[int, list[Former]] = defaultdict(list)
    for place, row in targets.items():
        if place not in present and row.data and not _by_machine(row):
            former[row.context_id].append((row.translation_of.data, row.data))
    crowd = Counter(context_id for _string_id, context_id in present)
    listed: dict[str, Segment] = {}
    for row in rows:
        target = targets.get((row.string_id, row.context_id))
        machine = target is not None and _by_machine(target)
        key = keys.of_segment(row.context.path_id, row.string.data_hash)
        listed[key] = Segment(
            key=key,
            path=row.context.path,
            field_path=row.context.field_path,
            source=row.string.data,
            target=target.data if target and not machine else "",
            string_id=row.string_id,
            context_id=row.context_id,
            faulty=bool(target and target.has_error),
            former=tuple(former[row.context_id]),
            alone=crowd[row.context_id] == 1,
            machine=target.data if target and machine else "",
            saved_at=target.updated_at if target else None,
            touched=row.touched,
        )
    return list(listed.values())


def _open_work(page_key: UUID, language: str) -> QuerySet[SegmentAuthor]:
    """Whoever saved at the place of an outer segment since the last approval."""
    return SegmentAuthor.objects.filter(
        page_key=page_key, language=language, approved_in=0, path=OuterRef("context__path")
    )


def _by_machine(row: StringTranslation) -> bool:
    return bool(row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE)


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
