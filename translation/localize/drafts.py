"""The page that holds a translation, and its drafts. Nothing here makes anything public."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

# What a page that was never public does not share with its source.
FRESH = {
    "pk": None,
    "numchild": 0,
    "live": False,
    "has_unpublished_changes": True,
    "latest_revision": None,
    "latest_revision_created_at": None,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of": None,
}


def open_translations(*, source: Page, locales: Iterable[Locale], missing: Iterable[Locale]) -> None:
    """Follow `source` in `locales`; in those of them that are `missing`, make the page that will hold the translation.

    It is a draft below the parent's translation, never live by this. The parent must have a page there already.
    """
    row = _source(source.translation_key, source.locale_id)
    Translation.objects.bulk_create(
        [Translation(source=row, target_locale=locale, enabled=True) for locale in locales],
        update_conflicts=True,
        unique_fields=["source", "target_locale"],
        update_fields=["enabled"],
    )
    parent = source.get_parent()
    parents = {page.locale_id: page for page in parent.get_translations().filter(locale__in=missing)}
    data = _copied(source if source.live else source.get_latest_revision_as_object())
    for locale in missing:
        if parent.is_root():
            source.copy_for_translation(locale)
            continue
        here = parents[locale.pk]
        own = {"locale": locale.pk, "slug": find_available_slug(here, source.slug)}
        here.add_child(instance=type(source).from_serializable_data(data | own, check_fks=False))


def draft(*, page_key: UUID, source_locale_id: int, locale: Locale, by: Any, go_live_at: Any = None) -> Any:
    """Save what the segments say as a revision of the target page and return it; the public page stays as it is.

    Raises ValidationError where the page does not take the text.
    """
    source = _source(page_key, source_locale_id)
    page = source.get_ephemeral_translated_instance(locale, fallback=True)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    page.go_live_at = go_live_at
    return page.save_revision(user=by)


def _copied(source: Page) -> dict[str, Any]:
    """What `copy_for_translation` copies. It takes twice the queries: it saves each copy again, with a revision."""
    left_out = {*source.default_exclude_fields_in_copy, *source.exclude_fields_in_copy}
    data = {name: value for name, value in source.serializable_data().items() if name not in left_out}
    for relation in get_all_child_relations(type(source)):
        for child in data.get(relation.get_accessor_name(), ()):
            child["pk"] = None
    return {**data, **FRESH}


def _source(page_key: UUID, locale_id: int) -> TranslationSource:
    return TranslationSource.objects.get(object_id=page_key, locale_id=locale_id)
