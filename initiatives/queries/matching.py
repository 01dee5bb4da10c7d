"""Which saved searches find an initiative: all of them asked at once, in one statement.

It says in SQL of one initiative what `finding` says of the list; a test holds the two together.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.ports.saved_searches import OwnSearches
from initiatives.models import Initiative, SavedSearch
from initiatives.queries.wish import WITHIN

PREFIX = "initiatives-"
KIND = "initiative"
FITTING = """EXISTS (
    SELECT 1 FROM hub_membership place
    JOIN hub_organisation own ON own.id = place.organisation_id
    LEFT JOIN initiatives_organisationprofile profile ON profile.organisation_id = own.id
    WHERE place.user_id = s.owner_id AND place.left_at IS NULL AND seat.organisation_kind IN ('', own.kind)
      AND (seat.countries = '{}' OR seat.countries && (ARRAY[own.country_id] || COALESCE(profile.countries, '{}')))
)"""
"""An organisation of the searcher may take the seat."""
VERIFIED = """EXISTS (
    SELECT 1 FROM hub_organisation poster
    WHERE poster.id = about.organisation_id AND poster.verified_at <= %s AND poster.verified_until > %s
)"""
"""The author's organisation takes offers."""
STATEMENT = f"""
WITH item AS MATERIALIZED ({{open}}), about AS MATERIALIZED (
    SELECT item.*,
        ARRAY(SELECT theme.slug FROM initiatives_initiativetheme link JOIN hub_theme theme ON theme.id = link.tag_id
              WHERE link.content_object_id = item.id) AS themes,
        ARRAY(SELECT words.language FROM initiatives_initiativetext words
              WHERE words.initiative_id = item.id) AS languages
    FROM item
), seat AS MATERIALIZED (
    SELECT seat.role, seat.organisation_kind, seat.countries FROM initiatives_seat seat
    JOIN item ON item.id = seat.initiative_id WHERE NOT seat.dropped AND seat.filled < seat.how_many
)
SELECT s.key FROM initiatives_savedsearch s CROSS JOIN about
WHERE (s.kind = '' OR s.kind = about.kind)
  AND (s.theme = '' OR s.theme = ANY (about.themes))
  AND (s.chapter = '' OR s.chapter = ANY (about.numbers))
  AND (s.programme = '' OR s.programme = about.programme)
  AND (s.country = '' OR about.countries = '{{{{}}}}' OR s.country = ANY (about.countries))
  AND (s.written = '' OR s.written = ANY (about.languages))
  AND (s.deadline = '' OR EXISTS (
      SELECT 1 FROM (VALUES {{moments}}) within (value, until)
      WHERE within.value = s.deadline AND about.deadline <= within.until))
  AND (s.role = '' AND s.seat = '' AND s.fits = '' OR EXISTS (
      SELECT 1 FROM seat
      WHERE (s.role = '' OR seat.role = s.role) AND (s.seat = '' OR seat.organisation_kind IN ('', s.seat))
        AND (s.fits = '' OR NOT about.paused AND {VERIFIED} AND {FITTING.replace("{", "{{").replace("}", "}}")})))
  AND NOT EXISTS (
      SELECT 1 FROM hub_membership author
      WHERE author.user_id = s.owner_id AND author.organisation_id = about.organisation_id AND author.left_at IS NULL)
"""  # noqa: S608 - constants of this module
LENGTH = 32
"""Letters of a key without its lines."""
COLUMNS = ("id", "organisation_id", "kind", "programme", "countries", "numbers", "deadline", "paused")


def name_of(key: UUID) -> str:
    """Under which the port knows a saved search."""
    return f"{PREFIX}{key.hex}"


def finds(kind: str, key: str) -> list[str]:
    """Names of all that find the initiative `key`; nobody is told of what their own organisation posted."""
    if kind != KIND:
        return []
    item, values = Initiative.objects.open().filter(key=key).order_by().values(*COLUMNS).query.sql_with_params()
    now = timezone.now()
    moments: list[Any] = [one for name, (days, _) in WITHIN.items() for one in (name, now + timedelta(days=days))]
    places = ", ".join(["(%s, %s::timestamptz)"] * len(WITHIN))
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(open=item, moments=places), [*values, *moments, now, now])
        return [name_of(found) for (found,) in cursor.fetchall()]


def named(names: Collection[str]) -> Mapping[str, str]:
    """What their owners call them."""
    keys = [name.removeprefix(PREFIX) for name in names]
    rows = SavedSearch.objects.filter(key__in=[UUID(key) for key in keys if len(key) == LENGTH])
    return {name_of(row.key): row.name for row in rows}


OWN_SEARCHES = OwnSearches(PREFIX, _("A search that you saved"), finds, named)
