"""The page that holds a translation, and its drafts. Nothing here makes anything public."""

from typing import Any
from uuid import UUID

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource


def open_translation(*, source: Page, locale: Locale) -> Page:
    """The page that will hold the translation: a draft below the parent's translation, never live by this.

    The parent must have a page in the language already.
    """
    row = _source(source.translation_key, source.locale_id)
    Translation.objects.update_or_create(source=row, target_locale=locale, defaults={"enabled": True})
    target = source.get_translation_or_none(locale)
    return target if target is not None else source.copy_for_translation(locale)


def draft(*, page_key: UUID, source_locale_id: int, locale: Locale, by: Any, go_live_at: Any = None) -> Any:
    """Save what the segments say as a revision of the target page and return it; the public page stays as it is.

    Raises ValidationError where the page does not take the text.
    """
    source = _source(page_key, source_locale_id)
    page = source.get_ephemeral_translated_instance(locale, fallback=True)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    page.go_live_at = go_live_at
    return page.save_revision(user=by)


def _source(page_key: UUID, locale_id: int) -> TranslationSource:
    return TranslationSource.objects.get(object_id=page_key, locale_id=locale_id)
