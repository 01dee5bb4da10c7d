"""Submits a page for translation: takes the snapshot and opens a draft in each language, which shows nothing new."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from translation import localize, rights
from translation.models import PageTranslation, Step
from translation.queries.rounds import deadline_of
from translation.services.sync_source import take_first

Present = set[tuple[UUID, int]]  # (translation key, locale id) of pages that are there


def submit_for_translation(*, page: Page, languages: Iterable[str], by: Any) -> list[PageTranslation]:
    """Open the translation of a source page, and of the pages above it, into `languages`; safe to repeat.

    Raises `Refused` for a page that was never approved, that is no source, or for a language of others.
    """
    return _submit(page.specific, _locales(languages, by), by)


def submit_tree(*, page: Page, languages: Sequence[str], by: Any) -> int:
    """Submit a page and all approved pages below it, each in its own transaction; returns how many pages.

    What a crash interrupts is continued by asking again: nothing is submitted twice.
    """
    locales = _locales(languages, by)
    pages = page.get_descendants(inclusive=True).live().specific()
    for item in pages:
        _submit(item, locales, by)
    return len(pages)


def _locales(languages: Iterable[str], by: Any) -> list[Locale]:
    languages = list(languages)
    for language in languages:
        rights.require(by, rights.Action.SUBMIT, language)
    return list(Locale.objects.filter(language_code__in=languages))


def _submit(page: Page, locales: Sequence[Locale], by: Any) -> list[PageTranslation]:
    if page.locale.language_code != settings.LANGUAGE_CODE or page.depth < 2:
        raise rights.Refused(_("Only a page of the source language is submitted for translation."))
    with transaction.atomic():
        ancestors = list(page.get_ancestors().filter(depth__gte=2).order_by("depth"))
        present = _present([page, *ancestors], locales)
        for ancestor in ancestors:
            if any((ancestor.translation_key, locale.pk) not in present for locale in locales):
                _open(ancestor.specific, locales, by)
        return _open(page, locales, by)


def _present(pages: Iterable[Page], locales: Iterable[Locale]) -> Present:
    keys = [page.translation_key for page in pages]
    found = Page.objects.filter(translation_key__in=keys, locale__in=locales)
    return set(found.values_list("translation_key", "locale_id"))


def _open(page: Page, locales: Iterable[Locale], by: Any) -> list[PageTranslation]:
    """The lock on the source text lets one person at a time open a page's translations."""
    source = take_first(page=page)
    if not source.hashes:
        raise rights.Refused(_("A text is translated once it has been approved."))
    work = PageTranslation.objects.of_page(page.translation_key)
    known = set(work.values_list("language", flat=True))
    new = [locale for locale in locales if locale.language_code not in known]
    made = PageTranslation.objects.bulk_create(
        PageTranslation(
            page_key=page.translation_key,
            language=locale.language_code,
            deadline=deadline_of(page.translation_key, locale.language_code),
        )
        for locale in new
    )
    Step.objects.bulk_create(Step(translation=row, kind=Step.Kind.SUBMITTED, by=by) for row in made)
    present = _present([page], locales)
    missing = [locale for locale in locales if (page.translation_key, locale.pk) not in present]
    if missing or new:
        localize.open_translations(source=page, locales=locales, missing=missing)
        _begin_again([locale.language_code for locale in missing], work)
    return list(work.filter(language__in=[locale.language_code for locale in locales]))


def _begin_again(languages: Sequence[str], work: Any) -> None:
    """A page that was deleted, with its language or alone, is a draft when it is made anew."""
    work.filter(language__in=languages).update(state=PageTranslation.State.DRAFT)
