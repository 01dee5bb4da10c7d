"""The pages that the public may see, for feeds and the sitemap."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from wagtail.models import Page, get_page_models

from hub.models import Publication, Theme
from hub.people.reader import PUBLIC
from hub.ports.sitemap import SitemapEntry
from hub.publishing.access import visible_pages
from hub.publishing.fallback import path_of

CHUNK = 2000


def announced_pages(language: str, *, limit: int, theme: Theme | None = None) -> list[Page]:
    """News, and other pages whose publication was announced, in a language, newest first; all, or those of a theme."""
    announced = Publication.objects.filter(page_id=OuterRef("pk"), kind=Publication.Kind.PUBLISHED, announce=True)
    pages = visible_pages(Page.objects.filter(locale__language_code=language), PUBLIC).filter(
        Exists(announced) | Q(newspage__isnull=False)
    )
    if theme is not None:
        pages = pages.filter(translation_key__in=themed_keys(theme))
    pages = pages.select_related("locale").annotate(
        shown_on=Coalesce("newspage__date", TruncDate("first_published_at"))
    )
    return list(pages.order_by("-shown_on", "-pk").specific()[:limit])


def themed_keys(theme: Theme) -> QuerySet[Page, UUID]:
    """Translation keys of the pages, of whichever kind, whose source has the theme."""
    models = [model for model in get_page_models() if any(field.name == "themes" for field in model._meta.get_fields())]
    tagged = Q(pk__in=[])
    for model in models:
        through = model._meta.get_field("themes").remote_field.through
        tagged |= Q(pk__in=through.objects.filter(tag=theme).values("content_object"))
    sources = Page.objects.filter(tagged, locale__language_code=settings.LANGUAGE_CODE)
    return sources.values_list("translation_key", flat=True)


def page_entries() -> Iterator[SitemapEntry]:
    """Every public page with its addresses in the languages that it is really in. One query, read piece by piece."""
    pages = visible_pages(Page.objects.filter(depth__gte=2, locale__language_code__in=dict(settings.LANGUAGES)), PUBLIC)
    rows = pages.order_by("translation_key").values_list(
        "translation_key", "locale__language_code", "url_path", "last_published_at"
    )
    for _key, same in groupby(rows.iterator(CHUNK), key=itemgetter(0)):
        versions = list(same)
        paths = {language: path_of(language, url_path) for _key, language, url_path, _published in versions}
        yield SitemapEntry(paths, max((row[3] for row in versions if row[3]), default=None))
