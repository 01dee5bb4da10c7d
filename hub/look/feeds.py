"""Feeds of the Hub in Atom and JSON Feed 1.1: ids that last, absolute addresses, an answer that is asked for again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, format_html_join
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import condition

from hub.look.navigation import language
from hub.ports import versions
from hub.written import cleaned

SETTLED = timedelta(seconds=5)


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
    """One thing that is new, by a name that it keeps wherever it moves; `paragraphs` are its whole text."""

    name: str
    title: str
    text: str
    path: str
    published: datetime
    changed: datetime
    paragraphs: Sequence[str] = ()


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Without items Django says now, and an unchanged feed would differ at each request."""
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def etag(request: HttpRequest, **_given: object) -> str:
    return f'"{versions.current()}-{language()}-{request.path.rpartition(".")[2]}"'


def last_modified(request: HttpRequest, **_given: object) -> datetime | None:
    """When anything public changed last; not said in the seconds after it, which a header cannot tell apart."""
    changed = versions.changed_at()
    return changed if changed and changed < timezone.now() - SETTLED else None


unchanged = condition(etag_func=etag, last_modified_func=last_modified)
"""For a view of a feed that follows what is public: its ETag and date are asked before its rows, so never newer."""


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
            title=cleaned(item.title, lines=False),
            link=_absolute(item.path),
            description=escape(cleaned(item.text)),
            content=format_html_join("", "<p>{}</p>", ((cleaned(words),) for words in item.paragraphs)),
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
    whole = "\n\n".join(item.paragraphs)
    return {
        "id": _lasting_id(item.name),
        "url": _absolute(item.path),
        "title": item.title,
        **({"summary": item.text, "content_text": whole} if whole else {"content_text": item.text}),
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
