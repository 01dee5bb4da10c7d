"""What is new, for feed readers: Atom and JSON Feed 1.1, one of each per language, public items only."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page

from home.queries.public_pages import announced_pages, path_of
from hub.look.navigation import language
from hub.ports import versions

LIMIT = 50


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Without items Django says now, and an unchanged feed would differ at each request."""
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)


def _etag(request: HttpRequest) -> str:
    return f'"{versions.current()}-{language()}-{request.path.rpartition(".")[2]}"'


def _absolute(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}"


def _address(page: Page) -> str:
    return _absolute(path_of(language(), page.url_path))


def _id(page: Page) -> str:
    """The same for ever, wherever the page moves."""
    return uuid5(NAMESPACE_URL, f"hub:{page.translation_key}:{language()}").urn


@require_safe
@condition(etag_func=_etag)
def atom(request: HttpRequest) -> HttpResponse:
    feed = Feed(
        title=_("New on the Hub"),
        link=_absolute(f"/{language()}/"),
        description=_("News, editions and sections of the manual as they appear"),
        language=language(),
        feed_url=_absolute(request.path),
        feed_guid=uuid5(NAMESPACE_URL, f"hub:feed:{language()}").urn,
    )
    for page in announced_pages(language(), limit=LIMIT):
        feed.add_item(
            title=page.title,
            link=_address(page),
            description=page.summary,
            unique_id=_id(page),
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
        )
    return _no_cache(HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


@require_safe
@condition(etag_func=_etag)
def json_feed(request: HttpRequest) -> HttpResponse:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("New on the Hub"),
        "home_page_url": _absolute(f"/{language()}/"),
        "feed_url": _absolute(request.path),
        "language": language(),
        "items": [_json_item(page) for page in announced_pages(language(), limit=LIMIT)],
    }
    return _no_cache(JsonResponse(body, content_type="application/feed+json"))


def _json_item(page: Page) -> dict[str, Any]:
    return {
        "id": _id(page),
        "url": _address(page),
        "title": page.title,
        "content_text": page.summary,
        "date_published": page.first_published_at.isoformat(),
        "date_modified": page.last_published_at.isoformat(),
        "language": language(),
    }


def _no_cache(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-cache"
    return response
