"""Feeds of the Hub in Atom and JSON Feed 1.1: ids that last, absolute addresses, an answer that is asked for again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed

from hub.look.navigation import language
from hub.ports import versions


@dataclass(frozen=True)
class Channel:
    """What a feed is about; `name` is its own for ever, `path` the page that it follows, `query` what narrows it."""

    name: str
    title: str
    description: str
    path: str
    query: str = ""


@dataclass(frozen=True)
class FeedItem:
    """One thing that is new, by a name that it keeps wherever it moves."""

    name: str
    title: str
    text: str
    path: str
    published: datetime
    changed: datetime


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Without items Django says now, and an unchanged feed would differ at each request."""
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)


def etag(request: HttpRequest) -> str:
    return f'"{versions.current()}-{language()}-{request.path.rpartition(".")[2]}"'


def atom(request: HttpRequest, channel: Channel, items: Iterable[FeedItem]) -> HttpResponse:
    feed = Feed(
        title=channel.title,
        link=_absolute(channel.path),
        description=channel.description,
        language=language(),
        feed_url=_own_address(request, channel),
        feed_guid=_lasting_id(channel.name),
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=_absolute(item.path),
            description=item.text,
            unique_id=_lasting_id(item.name),
            pubdate=item.published,
            updateddate=item.changed,
        )
    return _no_cache(HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


def json_feed(request: HttpRequest, channel: Channel, items: Iterable[FeedItem]) -> HttpResponse:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": _absolute(channel.path),
        "feed_url": _own_address(request, channel),
        "language": language(),
        "items": [_json_item(item) for item in items],
    }
    return _no_cache(JsonResponse(body, content_type="application/feed+json"))


def _json_item(item: FeedItem) -> dict[str, Any]:
    return {
        "id": _lasting_id(item.name),
        "url": _absolute(item.path),
        "title": item.title,
        "content_text": item.text,
        "date_published": item.published.isoformat(),
        "date_modified": item.changed.isoformat(),
        "language": language(),
    }


def _own_address(request: HttpRequest, channel: Channel) -> str:
    return _absolute(f"{request.path}?{channel.query}" if channel.query else request.path)


def _absolute(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}"


def _lasting_id(name: str) -> str:
    """The same for ever in this language, wherever the thing moves."""
    return uuid5(NAMESPACE_URL, f"hub:{name}:{language()}").urn


def _no_cache(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-cache"
    return response
