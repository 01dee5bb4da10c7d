"""Who will hear of a page once it is published: the statement that fan-out makes entries with, asked of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from wagtail.models import Page

from dissemination.models import ContentEvent, Subscriber
from dissemination.models.subscription import Cadence
from dissemination.queries.heard import Heard, heard
from dissemination.queries.matches import FASTEST, MATCH
from dissemination.queries.told import ALLOWED
from dissemination.sources import PAGES, Pages
from hub.ports import saved_searches
from hub.publishing.access import is_restricted
from hub.publishing.models.base_page import BasePage

HEARERS = f"""
WITH e AS (
    SELECT %(of_manual)s::boolean AS of_manual, %(themes)s::varchar[] AS themes, %(countries)s::varchar[] AS countries,
        %(searches)s::varchar[] AS searches
), asked AS (
    SELECT u.id, u.language, {FASTEST} AS cadence,
        u.language_policy <> 'exact' OR u.language = ANY (%(spoken)s) AS is_now
    FROM e
    JOIN dissemination_subscription s ON s.ended_at IS NULL AND s.source <> 'canary' AND {MATCH}
    JOIN dissemination_subscriber u ON u.id = s.subscriber_id AND {ALLOWED}
    GROUP BY u.id
)
SELECT cadence, language, count(*) FILTER (WHERE is_now), count(*) FILTER (WHERE NOT is_now)
FROM asked GROUP BY cadence, language
ORDER BY array_position(ARRAY['immediate', 'daily', 'weekly', 'monthly'], cadence), language
"""  # noqa: S608 - constants of the query modules


@dataclass(frozen=True)
class Hearers:
    """Of one cadence and language; canaries are nobody. `later`: who wait for the words of their own language."""

    cadence: Cadence
    language: str
    now: int
    later: int


@dataclass(frozen=True)
class Told:
    """One announcement that was made, and how many got it."""

    event: ContentEvent
    heard: Heard


def source_of(page: Page) -> Pages | None:
    """None for a page that is not announced, or not by itself, as a translation is."""
    is_source = page.locale.language_code == settings.LANGUAGE_CODE and page.alias_of_id is None
    return PAGES.get(page.specific_class._meta.label) if is_source and page.specific_class else None


def hearers(page: BasePage, source: Pages) -> list[Hearers]:
    """Of `page` as it stands in its newest draft. Two queries, beside what the draft asks."""
    draft = page.get_latest_revision_as_object()
    themes, countries = source.about(draft)
    public = draft.access == BasePage.Access.PUBLIC and not is_restricted(page.translation_key)
    values: dict[str, Any] = {
        "of_manual": source.of_manual,
        "themes": themes,
        "countries": countries,
        "searches": saved_searches.finding(source.kind, str(page.translation_key)),
        "spoken": _spoken(page),
        "public": public,
        "practitioners": [] if public else list(Subscriber.objects.practitioners().values_list("pk", flat=True)),
    }
    with connection.cursor() as cursor:
        cursor.execute(HEARERS, values)
        return [Hearers(Cadence(cadence), *numbers) for cadence, *numbers in cursor.fetchall()]


def told_of(page: Page, source: Pages) -> list[Told]:
    """The newest first. Two queries."""
    events = list(ContentEvent.objects.of_item(source.kind, str(page.translation_key)).order_by("-pk"))
    counted = heard([event.pk for event in events])
    return [Told(event, counted.get(event.pk, Heard())) for event in events]


def _spoken(page: Page) -> Sequence[str]:
    """In which it can be told when it is published: those that are public, and its own."""
    live = Page.objects.filter(translation_key=page.translation_key, live=True, alias_of__isnull=True)
    return [settings.LANGUAGE_CODE, *live.values_list("locale__language_code", flat=True)]
