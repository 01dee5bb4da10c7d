"""Translations of a block's strings, carried to the page where the block stands now."""

from collections.abc import Collection
from uuid import UUID

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslatableObject, TranslationContext


def copy_translations(*, blocks: Collection[str], from_key: UUID, to_key: UUID) -> int:
    """Give the strings of the blocks their translations below the other page too; returns how many.

    They stay below the first, so that a text which goes back finds them. What is there already is kept.
    """
    if not TranslatableObject.objects.filter(translation_key=from_key).exists():
        return 0
    source = Page.objects.filter(translation_key=to_key).first()
    if source is None:
        return 0
    TranslatableObject.objects.get_or_create_from_instance(source.specific)
    contexts = {
        context.pk: context
        for context in TranslationContext.objects.filter(object_id=from_key)
        if not set(context.path.split(".")).isdisjoint(blocks)
    }
    paths = {context.path for context in contexts.values()}
    TranslationContext.objects.bulk_create(
        (
            TranslationContext(object_id=to_key, path=one.path, path_id=one.path_id, field_path=one.field_path)
            for one in contexts.values()
        ),
        ignore_conflicts=True,
    )
    there = dict(TranslationContext.objects.filter(object_id=to_key, path__in=paths).values_list("path", "pk"))
    rows = StringTranslation.objects.filter(context__in=contexts)
    made = StringTranslation.objects.bulk_create(
        (
            StringTranslation(
                translation_of_id=row.translation_of_id,
                locale_id=row.locale_id,
                context_id=there[contexts[row.context_id].path],
                data=row.data,
                translation_type=row.translation_type,
                tool_name=row.tool_name,
                last_translated_by_id=row.last_translated_by_id,
                updated_at=row.updated_at,
            )
            for row in rows
        ),
        ignore_conflicts=True,
    )
    return len(made)
