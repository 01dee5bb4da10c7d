"""What is new, for feed readers: Atom and JSON Feed 1.1, one of each per language, public items only."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page

from home.queries.public_pages import announced_pages, path_of
from hub.look.feeds import Feed, absolute, etag, lasting_id, no_cache
from hub.look.navigation import language

LIMIT = 50


def _address(page: Page) -> str:
    return absolute(path_of(language(), page.url_path))


def _id(page: Page) -> str:
    return lasting_id(str(page.translation_key))


@require_safe
@condition(etag_func=etag)
def atom(request: HttpRequest) -> HttpResponse:
    feed = Feed(
        title=_("New on the Hub"),
        link=absolute(f"/{language()}/"),
        description=_("News, editions and sections of the manual as they appear"),
        language=language(),
        feed_url=absolute(request.path),
        feed_guid=lasting_id("feed"),
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
    return no_cache(HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


@require_safe
@condition(etag_func=etag)
def json_feed(request: HttpRequest) -> HttpResponse:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("New on the Hub"),
        "home_page_url": absolute(f"/{language()}/"),
        "feed_url": absolute(request.path),
        "language": language(),
        "items": [_json_item(page) for page in announced_pages(language(), limit=LIMIT)],
    }
    return no_cache(JsonResponse(body, content_type="application/feed+json"))


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
