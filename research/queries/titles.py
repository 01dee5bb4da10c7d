"""Titles of pages by their keys, whoever may read the pages."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from wagtail.models import Page


def titles_of(model: type[Page], page_keys: Iterable[UUID], language: str) -> dict[UUID, str]:
    """In `language`, else in the source language. One query."""
    codes = {language, settings.LANGUAGE_CODE}
    pages = model.objects.filter(translation_key__in=list(page_keys), locale__language_code__in=codes)
    found = pages.values_list("translation_key", "title", "locale__language_code")
    return {key: title for key, title, _code in sorted(found, key=lambda row: row[2] == language)}


def title_of(model: type[Page], page_key: UUID, language: str) -> str:
    return titles_of(model, [page_key], language).get(page_key, "")
