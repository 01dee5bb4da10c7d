"""The feed of editions: Atom and JSON Feed 1.1, in each language, for the public."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.look import feeds
from hub.look.feeds import Channel
from hub.look.navigation import language
from manual import addresses
from manual.queries.edition_feed import entries


@require_safe
@feeds.unchanged
def atom(request: HttpRequest) -> HttpResponse:
    return feeds.atom(request, _channel(), entries(language()))


@require_safe
@feeds.unchanged
def json_feed(request: HttpRequest) -> HttpResponse:
    return feeds.json_feed(request, _channel(), entries(language()))


def _channel() -> Channel:
    return Channel(
        name="editions",
        title=_("Editions of the manual"),
        description=_("New editions, urgent corrections and withdrawals"),
        path=addresses.editions(language()),
    )
