"""The segments of a source page, taken anew from a revision of it, in a few queries instead of several a segment."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translation.localize import keys


def take_snapshot(instance: Page) -> None:
    """Make the segments of a source page those of `instance`, which may be a revision that is not public yet.

    The same as `TranslationSource.update_or_create_from_instance`, whose every segment costs several queries.
    """
    with transaction.atomic():
        translatable, _ = TranslatableObject.objects.get_or_create_from_instance(instance)
        source, _ = TranslationSource.objects.update_or_create(
            object=translatable,
            locale_id=instance.locale_id,
            defaults={
                "specific_content_type": instance.cached_content_type,
                "object_repr": str(instance)[:200],
                "content_json": instance.to_json(),
                "schema_version": get_schema_version(instance._meta.app_label),
                "last_updated_at": timezone.now(),
            },
        )
        _write_segments(source, instance)


def _write_segments(source: TranslationSource, instance: Page) -> None:
    values = extract_segments(instance)
    contexts = _contexts(source, instance, {value.path for value in values})
    strings = _strings(source.locale_id, {value.string.data for value in values if hasattr(value, "string")})
    templates = _templates([value for value in values if isinstance(value, TemplateSegmentValue)])
    wanted: dict[type, dict[tuple[Any, ...], Any]] = {StringSegment: {}, TemplateSegment: {}, OverridableSegment: {}}
    related = []
    for value in values:
        place = {"source": source, "context_id": contexts[value.path], "order": value.order}
        if isinstance(value, RelatedObjectSegmentValue):
            related.append(RelatedObjectSegment.from_value(source, value).pk)
            continue
        if isinstance(value, TemplateSegmentValue):
            row: Any = TemplateSegment(**place, template_id=templates[keys.of_template(value)])
        elif isinstance(value, OverridableSegmentValue):
            row = OverridableSegment(**place, data_json=json.dumps(value.data, cls=DjangoJSONEncoder))
        else:
            attrs = json.dumps(value.attrs, cls=DjangoJSONEncoder)
            row = StringSegment(**place, string_id=strings[value.string.data], attrs=attrs)
        wanted[type(row)][_identity(row)] = row
    RelatedObjectSegment.objects.filter(source=source).exclude(pk__in=related).delete()
    for model, rows in wanted.items():
        _replace(model, source, rows)


def _replace(model: Any, source: TranslationSource, wanted: Mapping[tuple[Any, ...], Any]) -> None:
    """Rows that stay keep their ids, so that an open editor still knows them."""
    present = {_identity(row): row.pk for row in model.objects.filter(source=source)}
    gone = [pk for identity, pk in present.items() if identity not in wanted]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create(row for identity, row in wanted.items() if identity not in present)


def _identity(row: Any) -> tuple[Any, ...]:
    names = ("string_id", "attrs", "template_id", "data_json")
    return (row.context_id, row.order, *(getattr(row, name, None) for name in names))


def _contexts(source: TranslationSource, instance: Page, paths: set[str]) -> dict[str, int]:
    rows = TranslationContext.objects.filter(object_id=source.object_id, path__in=paths)
    known = {row.path: row for row in rows}
    missing = [path for path in paths if path not in known]
    made = TranslationContext.objects.bulk_create(
        TranslationContext(object_id=source.object_id, path=path, path_id=keys.of_path(path)) for path in missing
    )
    for context in made:
        context.get_field_path(instance)
    return {row.path: row.pk for row in [*known.values(), *made]}


def _strings(locale_id: int, texts: set[str]) -> dict[str, int]:
    hashes = {keys.of_string(text): text for text in texts}
    String.objects.bulk_create(
        (String(locale_id=locale_id, data_hash=key, data=text) for key, text in hashes.items()),
        ignore_conflicts=True,
    )
    rows = String.objects.filter(locale_id=locale_id, data_hash__in=hashes).values_list("data", "pk")
    return dict(rows)


def _templates(values: list[Any]) -> dict[UUID, int]:
    by_uuid = {keys.of_template(value): value for value in values}
    Template.objects.bulk_create(
        (
            Template(
                uuid=key,
                template=value.template,
                template_format=value.format,
                string_count=value.string_count,
            )
            for key, value in by_uuid.items()
        ),
        ignore_conflicts=True,
    )
    return dict(Template.objects.filter(uuid__in=by_uuid).values_list("uuid", "pk"))
