"""The feed of editions: Atom and JSON Feed 1.1, in each language, for the public."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from hub.look.feeds import Feed, absolute, etag, lasting_id, no_cache
from hub.look.navigation import language
from manual import addresses
from manual.queries.edition_feed import Entry, entries


@require_safe
@condition(etag_func=etag)
def atom(request: HttpRequest) -> HttpResponse:
    feed = Feed(
        title=_("Editions of the manual"),
        link=absolute(addresses.editions(language())),
        description=_("New editions, urgent corrections and withdrawals"),
        language=language(),
        feed_url=absolute(request.path),
        feed_guid=lasting_id("editions"),
    )
    for entry in entries(language()):
        feed.add_item(
            title=entry.title,
            link=absolute(entry.path),
            description=entry.text,
            unique_id=_id(entry),
            pubdate=entry.published,
            updateddate=entry.changed,
        )
    return no_cache(HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


@require_safe
@condition(etag_func=etag)
def json_feed(request: HttpRequest) -> HttpResponse:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("Editions of the manual"),
        "home_page_url": absolute(addresses.editions(language())),
        "feed_url": absolute(request.path),
        "language": language(),
        "items": [_json_item(entry) for entry in entries(language())],
    }
    return no_cache(JsonResponse(body, content_type="application/feed+json"))


def _json_item(entry: Entry) -> dict[str, Any]:
    return {
        "id": _id(entry),
        "url": absolute(entry.path),
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.changed.isoformat(),
    }


def _id(entry: Entry) -> str:
    return lasting_id(f"edition:{entry.number}")
