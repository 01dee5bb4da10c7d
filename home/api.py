"""News for machines: what the public may read, and nothing else."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema

from home.models import NewsPage
from home.queries.public_pages import path_of

router = Router(tags=["news"])
LIMIT = 100
LAST = 100_000


class NewsOut(Schema):
    title: str
    summary: str
    date: date
    language: str
    url: str


@router.get("", response=list[NewsOut])
def news(request: HttpRequest, language: str = settings.LANGUAGE_CODE, offset: int = 0) -> list[NewsOut]:
    """The newest first, a hundred at a time, of the news that stand in the language."""
    if language not in dict(settings.LANGUAGES) or not 0 <= offset <= LAST:
        raise Http404
    pages = NewsPage.objects.in_language(language).readable().newest()[offset : offset + LIMIT]
    return [
        NewsOut(
            title=page.title,
            summary=page.summary,
            date=page.date,
            language=language,
            url=settings.HUB_PUBLIC_URL + path_of(language, page.url_path),
        )
        for page in pages
    ]
