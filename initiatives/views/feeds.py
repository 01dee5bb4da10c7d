"""The list for feed readers, as its address narrows it: what is written in the feed's language, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.look import feeds
from hub.look.feeds import Channel, FeedItem
from initiatives.queries.cards import Card, cards, for_cards
from initiatives.queries.finding import open_for
from initiatives.views.looking import Looking, looking
from initiatives.views.parts import language

LIMIT = 50


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    asked = looking(request, language())
    return feeds.atom(request, _channel(asked), _items(asked))


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    asked = looking(request, language())
    return feeds.json_feed(request, _channel(asked), _items(asked))


def _channel(asked: Looking) -> Channel:
    said = asked.wish.address()
    words = [asked.options.name_of(name, getattr(asked.wish, name)) for name in asked.wish.chosen if name != "fits"]
    title = _("Find a Partner")
    return Channel(
        name=f"partners:{said}" if said else "partners",
        title=f"{title}: {', '.join(words)}" if words else title,
        description=_("Open initiatives of authorities and NGOs, each with the seats still to be filled"),
        path=reverse("partners") + (f"?{said}" if said else ""),
        query=said,
    )


def _items(asked: Looking) -> list[FeedItem]:
    written = open_for(asked.wish, asked.own).filter(texts__language=language())
    rows = for_cards(written.order_by("-public_at", "-pk"))[:LIMIT]
    return [
        FeedItem(
            name=f"initiative:{card.key}",
            title=card.title,
            text=_text(card),
            path=card.url,
            published=row.public_at,
            changed=row.public_at,
        )
        for row, card in zip(rows, cards(rows, language()), strict=True)
    ]


def _text(card: Card) -> str:
    """With why it takes no offers, where it takes none."""
    said = _("%(summary)s Deadline: %(deadline)s.") % {"summary": card.summary, "deadline": card.deadline_words}
    return f"{said} {card.intake.words}".rstrip()
