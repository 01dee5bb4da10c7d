"""What is new, for feed readers: Atom and JSON Feed 1.1, of each language and of each theme, public items only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.queries.public_pages import announced_pages
from hub.look import feeds
from hub.look.feeds import Channel, FeedItem
from hub.look.navigation import language
from hub.models import Theme
from hub.ports import full_text
from hub.publishing.fallback import path_of

LIMIT = 50


@require_safe
@feeds.unchanged
def atom(request: HttpRequest, slug: str = "") -> HttpResponse:
    theme = _theme(slug)
    return feeds.atom(request, _channel(theme), _items(theme))


@require_safe
@feeds.unchanged
def json_feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    theme = _theme(slug)
    return feeds.json_feed(request, _channel(theme), _items(theme))


def _theme(slug: str) -> Theme | None:
    """The theme of a feed; without a slug it is that of all themes."""
    if not slug:
        return None
    found = Theme.objects.filter(slug=slug).prefetch_related("names").first()
    if found is None:
        raise Http404
    return found


def _channel(theme: Theme | None) -> Channel:
    if theme is None:
        return Channel(
            name="feed",
            title=_("New on the Hub"),
            description=_("News, editions and sections of the manual as they appear"),
            path=f"/{language()}/",
        )
    return Channel(
        name=f"theme:{theme.slug}",
        title=_("New on the Hub: %(theme)s") % {"theme": theme.localized_name},
        description=_("News and sections of the manual on this theme as they appear"),
        path=f"/{language()}/themes/{theme.slug}/",
    )


def _items(theme: Theme | None) -> list[FeedItem]:
    pages = announced_pages(language(), limit=LIMIT, theme=theme)
    texts = full_text.of(pages)
    return [
        FeedItem(
            name=str(page.translation_key),
            title=page.title,
            text=page.summary,
            path=path_of(language(), page.url_path),
            published=page.first_published_at,
            changed=page.last_published_at,
            paragraphs=texts.get(page.translation_key, ()),
        )
        for page in pages
    ]
