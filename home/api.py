"""News for machines: what the public may read, and nothing else."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from home.models import NewsPage
from hub.api.links import Address
from hub.api.paging import Paged, Rows
from hub.api.spoken import Language
from hub.publishing.fallback import path_of

router = Router(tags=["news"])


class NewsOut(Schema):
    """One piece of news; `key` is the same in every language."""

    key: UUID
    title: str
    summary: str
    date: date
    changed: datetime
    language: str
    themes: list[str]
    countries: list[str]
    url: Address


@router.get("", response=list[NewsOut])
@paginate(Paged)
def news(request: HttpRequest, language: Language = settings.LANGUAGE_CODE) -> Rows:
    """The news that stand in the language, newest first."""
    pages = NewsPage.objects.in_language(language).readable().newest()
    return Rows(pages.select_related("locale").prefetch_related("themed__tag", "country_rows"), _told)


def _told(pages: Sequence[NewsPage]) -> list[NewsOut]:
    return [
        NewsOut(
            key=page.translation_key,
            title=page.title,
            summary=page.summary,
            date=page.date,
            changed=page.last_published_at,
            language=page.locale.language_code,
            themes=sorted(row.tag.slug for row in page.themed.all()),
            countries=sorted(row.country_id for row in page.country_rows.all()),
            url=path_of(page.locale.language_code, page.url_path),
        )
        for page in pages
    ]
