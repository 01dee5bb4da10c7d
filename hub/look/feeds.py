"""What every feed of the Hub has in common: absolute addresses, ids that last, an answer that is asked for again."""

from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from hub.look.navigation import language
from hub.ports import versions


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Without items Django says now, and an unchanged feed would differ at each request."""
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)


def etag(request: HttpRequest) -> str:
    return f'"{versions.current()}-{language()}-{request.path.rpartition(".")[2]}"'


def absolute(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}"


def lasting_id(name: str) -> str:
    """The same for ever in this language, wherever the thing moves."""
    return uuid5(NAMESPACE_URL, f"hub:{name}:{language()}").urn


def no_cache(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-cache"
    return response
