"""Addresses across languages: a page without a translation is shown from its source, below the reader's prefix."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page


@dataclass(frozen=True)
class LanguageAddress:
    """Where a page is found in one language; `translated` is false where the source text would be shown."""

    language: str
    url: str
    translated: bool


def child_in_language(*, parent: Page, slug: str) -> Page | None:
    """The live child of `parent` with `slug` in the active language, else the source page's child.

    A child that is itself untranslated is looked for below the source of `parent`; once there, a translation
    into the active language wins over the source again.
    """
    child = parent.get_children().live().filter(slug=slug).first()
    if child is not None:
        return child
    source = source_of(parent)
    if source is None or source.pk == parent.pk:
        return None
    return source.get_children().live().filter(slug=slug).first()


def path_of(language: str, url_path: str) -> str:
    """The public path of a page: its front page's slug gives way to the language."""
    return f"/{language}/{url_path.split('/', 2)[2]}"


def source_of(page: Page) -> Page | None:
    """The page's source, which is the page itself in the source language; None if there is none."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return page
    return Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def addresses(page: Page) -> list[LanguageAddress]:
    """The page's address in every language of the site, in the order of settings. Three queries."""
    chain = list(page.get_ancestors(inclusive=True).filter(depth__gte=2).order_by("depth"))
    keys = [item.translation_key for item in chain]
    rows = (
        Page.objects.live()
        .filter(translation_key__in=keys)
        .values_list("translation_key", "locale__language_code", "slug")
    )
    slugs: dict[tuple[object, str], str] = {(key, language): slug for key, language, slug in rows}
    return [_address(language, page, chain, slugs) for language, _name in settings.LANGUAGES]


def _address(language: str, page: Page, chain: list[Page], slugs: dict[tuple[object, str], str]) -> LanguageAddress:
    parts = []
    translated = True
    for item in chain:
        slug = slugs.get((item.translation_key, language)) if translated else None
        translated = slug is not None
        parts.append(slug or slugs.get((item.translation_key, settings.LANGUAGE_CODE), item.slug))
    path = "".join(f"{part}/" for part in parts[1:])
    with translation.override(language):
        url = reverse("wagtail_serve", args=[path])
    return LanguageAddress(language, url, translated)
