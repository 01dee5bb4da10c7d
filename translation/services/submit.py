"""Submits a page for translation: takes the snapshot and opens a draft in each language, which shows nothing new."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from translation import localize, rights
from translation.models import PageTranslation, Step
from translation.queries.rounds import deadline_of
from translation.services.sync_source import take_first


def submit_for_translation(*, page: Page, languages: Iterable[str], by: Any) -> list[PageTranslation]:
    """Open the translation of a source page, and of the pages above it, into `languages`; safe to repeat.

    Raises `Refused` for a page that was never approved, that is no source, or for a language of others.
    """
    languages = list(languages)
    for language in languages:
        rights.require(by, rights.Action.SUBMIT, language)
    page = page.specific
    if page.locale.language_code != settings.LANGUAGE_CODE or page.depth < 2:
        raise rights.Refused(_("Only a page of the source language is submitted for translation."))
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=languages)}
    with transaction.atomic():
        for ancestor in _untranslated_ancestors(page, list(locales.values())):
            _open(ancestor.specific, locales.values(), by)
        return _open(page, locales.values(), by)


def submit_tree(*, page: Page, languages: Sequence[str], by: Any) -> int:
    """Submit a page and all approved pages below it, each in its own transaction; returns how many pages."""
    pages = page.get_descendants(inclusive=True).live()
    for item in pages:
        submit_for_translation(page=item, languages=languages, by=by)
    return len(pages)


def _untranslated_ancestors(page: Page, locales: list[Locale]) -> list[Page]:
    """From the top down, those that lack a page in any of `locales`."""
    ancestors = list(page.get_ancestors().filter(depth__gte=2).order_by("depth"))
    keys = [ancestor.translation_key for ancestor in ancestors]
    present = set(
        Page.objects.filter(translation_key__in=keys, locale__in=locales).values_list("translation_key", "locale_id")
    )
    return [
        ancestor
        for ancestor in ancestors
        if any((ancestor.translation_key, locale.pk) not in present for locale in locales)
    ]


def _open(page: Page, locales: Iterable[Locale], by: Any) -> list[PageTranslation]:
    source = take_first(page=page)
    if not source.hashes:
        raise rights.Refused(_("A text is translated once it has been approved."))
    opened = []
    for locale in locales:
        translation, made = PageTranslation.objects.get_or_create(
            page_key=page.translation_key,
            language=locale.language_code,
            defaults={"deadline": deadline_of(page.translation_key, locale.language_code)},
        )
        if made:
            localize.open_translation(source=page, locale=locale)
            Step.objects.create(translation=translation, kind=Step.Kind.SUBMITTED, by=by)
        opened.append(translation)
    return opened
