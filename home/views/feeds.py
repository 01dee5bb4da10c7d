"""What is new, for feed readers: Atom and JSON Feed 1.1, one of each per language, public items only."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.queries.public_pages import announced_pages, path_of
from hub.look import feeds
from hub.look.feeds import Channel, FeedItem
from hub.look.navigation import language

LIMIT = 50


@require_safe
@feeds.unchanged
def atom(request: HttpRequest) -> HttpResponse:
    return feeds.atom(request, _channel(), _items())


@require_safe
@feeds.unchanged
def json_feed(request: HttpRequest) -> HttpResponse:
    return feeds.json_feed(request, _channel(), _items())


def _channel() -> Channel:
    return Channel(
        name="feed",
        title=_("New on the Hub"),
        description=_("News, editions and sections of the manual as they appear"),
        path=f"/{language()}/",
    )


def _items() -> list[FeedItem]:
    return [
        FeedItem(
            name=str(page.translation_key),
            title=page.title,
            text=page.summary,
            path=path_of(language(), page.url_path),
            published=page.first_published_at,
            changed=page.last_published_at,
        )
        for page in announced_pages(language(), limit=LIMIT)
    ]
