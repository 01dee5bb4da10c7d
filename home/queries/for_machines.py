"""What the page for machines lists: feeds by name."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.models import Theme


@dataclass(frozen=True)
class FeedPair:
    """One feed in its two forms."""

    name: str
    atom: str
    json: str


def feeds() -> list[FeedPair]:
    """Of everything, of each theme by name, and of the rooms that have their own. Two queries."""
    themes = sorted(Theme.objects.prefetch_related("names"), key=lambda theme: theme.localized_name.casefold())
    return [
        _pair(_("All news, editions and announced sections"), "feed"),
        *(_pair(_("Theme: %(theme)s") % {"theme": theme.localized_name}, "theme_feed", theme.slug) for theme in themes),
        _pair(_("Editions of the manual"), "manual_feed"),
        _pair(_("Find a Partner"), "partners_feed"),
        FeedPair(_("Past digests"), reverse("digest_feed"), reverse("digest_feed_json")),
    ]


def _pair(name: str, address: str, *given: str) -> FeedPair:
    return FeedPair(name, reverse(f"{address}_atom", args=given), reverse(f"{address}_json", args=given))
